/* Enhancement only: every page works without it. Keeps a form while it is being written, stops a
   second press of a button, opens only one menu, and takes the focus to what went wrong. */
(() => {
  "use strict";

  const PAUSE = 2000, AGAIN = 5000, AGAIN_AT_MOST = 60000;

  /* ---- a form that keeps itself ---- */

  const shapeOf = (kind) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    svg.setAttribute("class", `tc-shape tc-shape--${kind}`);
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", `#i-${kind}`);
    svg.append(use);
    return svg;
  };

  class Keeper {
    constructor(form) {
      this.form = form;
      this.version = form.dataset.version;
      this.place = document.querySelector("[data-save-state]");
      this.kept = this.words();
      this.wait = AGAIN;
      this.busy = false;
      this.stopped = false;
      form.addEventListener("input", () => this.later(PAUSE));
      form.addEventListener("change", () => this.later(0));
      form.addEventListener("focusout", () => this.later(0));
      form.addEventListener("submit", () => this.stop());
      document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "hidden") this.save(true);
      });
      window.addEventListener("online", () => this.later(0));
    }

    data() {
      const data = new FormData(this.form);
      data.set("version", this.version);
      return data;
    }

    words() {
      const data = new FormData(this.form);
      for (const name of ["csrfmiddlewaretoken", "idempotency_key", "version"]) data.delete(name);
      return new URLSearchParams(data).toString();
    }

    say(kind, text, link) {
      if (!this.place) return;
      const state = document.createElement("span");
      const words = document.createElement("span");
      state.className = `tc-state tc-state--${kind}`;
      words.textContent = text;
      if (link) {
        const to = document.createElement("a");
        to.href = link;
        to.textContent = "See both";
        words.append(" ", to);
      }
      state.append(shapeOf(kind), words);
      this.place.replaceChildren(state);
    }

    later(pause) {
      clearTimeout(this.timer);
      if (this.stopped) return;
      this.timer = setTimeout(() => this.save(), pause);
    }

    stop() {
      clearTimeout(this.timer);
      this.stopped = true;
    }

    async save(leaving = false) {
      clearTimeout(this.timer);
      if (this.stopped || this.words() === this.kept) return;
      if (this.busy) { this.more = true; return; }
      this.busy = true;
      const words = this.words();
      try {
        const answer = await fetch(this.form.dataset.autosave, {
          method: "POST",
          body: this.data(),
          headers: { "X-Draft": "1", Accept: "application/json" },
          credentials: "same-origin",
          redirect: "manual",
          keepalive: leaving,
        });
        if (answer.status === 409) {
          const told = await answer.json();
          this.stop();
          this.say("look", "Changed elsewhere. Yours is still here.", told.url);
          return;
        }
        if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
          this.stop();
          this.say("overdue", "Not saved: you were signed out. Press Save to sign in and keep your words.");
          return;
        }
        if (!answer.ok) throw new Error(String(answer.status));
        const told = await answer.json();
        this.version = String(told.version);
        const hidden = this.form.querySelector("[name=version]");
        if (hidden) hidden.value = this.version;
        this.kept = words;
        this.wait = AGAIN;
        this.say("met", `Saved ${told.saved_at}`);
      } catch {
        this.say("overdue", "Not saved, trying again");
        this.later(this.wait);
        this.wait = Math.min(this.wait * 2, AGAIN_AT_MOST);
      } finally {
        this.busy = false;
        if (this.more) { this.more = false; this.later(0); }
      }
    }
  }

  /* ---- one press is enough ---- */

  const once = (form) => {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "yes";
      for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", "true");
    });
  };
  /* Coming back by the browser's own button shows the page as it was left: usable again. */
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("button")) button.removeAttribute("aria-disabled");
    }
  });

  /* ---- a password that can be looked at ---- */

  const showable = (button) => {
    const input = document.getElementById(button.getAttribute("aria-controls"));
    const show = (shown) => {
      input.type = shown ? "text" : "password";
      button.textContent = shown ? "Hide" : "Show";
      button.setAttribute("aria-label", shown ? "Hide password" : "Show password");
    };
    button.hidden = false;
    button.addEventListener("click", () => show(input.type === "password"));
    /* So that no browser keeps it as a word to be proposed. */
    input.form.addEventListener("submit", () => show(false));
  };

  const start = () => {
    for (const button of document.querySelectorAll(".govuk-js-password-input-toggle")) showable(button);
    for (const form of document.querySelectorAll("form[data-autosave]")) new Keeper(form);
    for (const form of document.querySelectorAll('form[method="post"]')) once(form);
    const wrong = document.querySelector(".govuk-error-summary");
    if (wrong) {
      wrong.setAttribute("tabindex", "-1");
      wrong.focus();
      document.title = `Error: ${document.title.replace(/^Error: /, "")}`;
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const open = document.querySelector(".tc-menu[open]");
      if (open) { open.open = false; open.querySelector("summary").focus(); }
    });
  };
  start();
})();
