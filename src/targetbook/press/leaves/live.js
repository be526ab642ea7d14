// Loads the page anew once the book was printed again; the host of `targetbook build --watch` counts the prints.
let first;
setInterval(async () => {
  const count = await fetch("/.prints").then((answer) => answer.text(), () => first);
  first ??= count;
  if (count !== first) location.reload();
}, 500);
