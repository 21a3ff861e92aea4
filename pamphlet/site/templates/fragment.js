(() => {
  const button = document.getElementById("copy");
  const text = document.getElementById("text");
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      if (!document.execCommand("copy")) return;
    }
    document.getElementById("copied").textContent = button.dataset.done;
  });
})();
