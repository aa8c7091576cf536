// A story's link says which patch it wants: #patch=slug leads on to the page that has that patch.
(() => {
  if (parent !== window) {
    new ResizeObserver(() => {
      parent.postMessage({ newsgen: "map", height: document.documentElement.offsetHeight }, "*");
    }).observe(document.documentElement);
  }

  const from = () => {
    const slug = new URLSearchParams(location.hash.slice(1)).get("patch");
    const link = [...document.links].find((each) => slug && each.dataset.patches.split(" ").includes(slug));
    if (link) location.replace(`${link.href}#patch=${slug}`);
  };
  addEventListener("hashchange", from);
  from();
})();
