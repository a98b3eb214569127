/** Only where a server shows a running rollout: looks for news, and draws the page anew when there are some. */
const live = document.documentElement.dataset.live;
if (live) {
  const every = 2000, tag = `"${live}"`;
  const isBusy = () => chosen.words !== "" || chosen.states.size > 0 || chosen.wave !== null || chosen.region !== null || chosen.drift;
  const look = async () => {
    try {
      const answer = await fetch("report.json", { method: "HEAD", cache: "no-store", headers: { "If-None-Match": tag } });
      if (answer.ok && answer.headers.get("ETag") !== tag) {
        if (!isBusy()) { location.reload(); return; }
        at("said").textContent = "";
        at("news").hidden = false;
      }
      at("gone").hidden = true;
    } catch {
      at("gone").hidden = false;
    }
    setTimeout(look, every);
  };
  at("reload").addEventListener("click", () => location.reload());
  setTimeout(look, every);
}
