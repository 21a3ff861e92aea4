(() => {
  const field = document.getElementById("sought");
  const none = document.getElementById("none");
  const lines = [...document.querySelectorAll("[data-sought]")];
  const folded = (text) => text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  document.getElementById("search").hidden = false;
  field.addEventListener("input", () => {
    const words = folded(field.value).split(/\s+/u).filter(Boolean);
    let found = 0;
    for (const line of lines) {
      line.hidden = !words.every((word) => line.dataset.sought.includes(word));
      found += !line.hidden;
    }
    none.textContent = found ? "" : none.dataset.none;
  });
})();
