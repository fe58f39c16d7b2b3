"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const entries = [...document.querySelectorAll("[data-filtered]")];
  const status = document.getElementById("shown");
  const sections = [...document.querySelectorAll("[data-none]")];
  const fits = (entry, name, wanted) => !wanted || (entry.dataset[name] || "").split(" ").includes(wanted);
  const apply = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !Object.entries(wanted).every(([name, value]) => fits(entry, name, value));
      if (!entry.hidden) shown += 1;
    }
    for (const none of sections) {
      const own = entries.filter((entry) => none.parentElement.contains(entry));
      none.hidden = own.length === 0 || own.some((entry) => !entry.hidden);
    }
    status.textContent = `${shown} / ${entries.length}`;
  };
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) form.reset(), apply();
    for (let each = target; each; each = each.parentElement) if (each.tagName === "DETAILS") each.open = true;
    target.scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  addEventListener("hashchange", unfold);
  apply();
  if (location.hash) unfold();
})();
