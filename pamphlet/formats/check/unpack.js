// Unpack the program of the page (RFC 1950, in Base64) and run it; the policy of the page knows it by its hash.
(async () => {
  const packed = document.getElementById("packed");
  if (!packed) return; // a page that a browser saved has it unpacked
  const bytes = Uint8Array.from(atob(packed.textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const program = document.createElement("script");
  program.id = "program";
  program.textContent = await new Response(stream).text();
  packed.replaceWith(program);
})();
