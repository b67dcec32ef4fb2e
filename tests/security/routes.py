"""Who gets what from every address, written out by hand: role by route, for reading and posting.

A cell is one letter. About an object (somebody of the reader's, somebody else, somebody
restricted on whom they are not named, nobody at all):

    o  their own alone           200 404 404 404
    w  everybody but restricted  200 200 404 404
    .  not this role             403 403 403 403
    m  no posting here           405 405 405 405
    n  not there for anybody     404 404 404 404

About no object: ``y`` 200, ``r`` sent on (302), ``.`` 403, ``m`` 405, ``n`` 404. A post brings a
form without words, so ``o``, ``w`` and ``y`` mean what the route says in ``posted`` (the form
again, 200, where nothing is said).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ROLES = (
    "personal_adviser", "social_worker", "team_manager", "service_manager",
    "director", "principal_social_worker", "iro", "nurse",
    "eet_adviser", "virtual_school_head", "housing_officer", "commissioner",
    "advocate", "participation_worker", "auditor", "performance_analyst",
    "business_support", "out_of_hours", "elected_member", "board_chair",
    "inspector", "administrator", "young_person",
)  # fmt: skip
"""The columns, four to a group. ``installation`` cannot sign in."""


@dataclass(frozen=True)
class Route:
    """A row. ``about``: what the address names (person, contact, step, draft, team, or nothing)."""

    get: str
    post: str
    about: str = ""
    posted: int = 200

    def cell(self, method: str, role: str) -> str:
        """The letter of a role."""
        row = (self.get if method == "GET" else self.post).replace(" ", "")
        assert len(row) == len(ROLES), self
        return row[ROLES.index(role)]


# pa sw tm sm, di ps ir nu, ee vs ho co, ad pw au an, bs oh el bc, in sa yp
READS_A_PERSON = Route("ooow wwoo owo. ooww oo.. w..", "mmmm ..mm m.m. .... mm.. ...", "person")
WRITES_CARE = Route("ooow .... .... .... .... ...", "ooow .... .... .... .... ...", "person", 422)
RECORDS = Route("ooow ...o o.o. .... .... ...", "ooow ...o o.o. .... .... ...", "person")
PLANS = Route("ooow .... .... .... .... ...", "ooow .... .... .... .... ...", "person")
CHOOSES = Route("..ow .... .... .... .... ...", "..ow .... .... .... .... ...", "person")
SEES_TEAMS = Route("..yr rr.. .... .... .... r..", "..mm .... .... .... .... ...")
SEES_A_TEAM = Route("..ow ww.. .... .... .... w..", "..mm .... .... .... .... ...", "team")
MOVES_A_TEAM = Route("..ow .... .... .... .... ...", "..ow .... .... .... .... ...", "team")
SEES_THE_SERVICE = Route("...y yy.. .... .... .... y..", "...m .... .... .... .... ...")
OWN_DRAFT = "oooo ..oo o.o. .... o... ..."

ROUTES: dict[str, Route] = {
    # the record
    "person": READS_A_PERSON,
    "story": READS_A_PERSON,
    "care": READS_A_PERSON,
    "why_status": READS_A_PERSON,
    "why_duty": READS_A_PERSON,
    "care_new": WRITES_CARE,
    "care_correct": WRITES_CARE,
    "status_fact_new": WRITES_CARE,
    "status_fact_end": replace(WRITES_CARE, posted=302),  # without a day: it goes on
    "new_contact": RECORDS,
    "new_step": PLANS,
    "choose_adviser": CHOOSES,
    # one entry of it
    "contact": Route(READS_A_PERSON.get, READS_A_PERSON.post, "contact"),
    "contact_correct": Route(RECORDS.get, RECORDS.post, "contact"),
    "contact_withdraw": Route(RECORDS.get, RECORDS.post, "contact"),
    "step": Route(READS_A_PERSON.get, READS_A_PERSON.post, "step"),
    "step_withdraw": Route(PLANS.get, PLANS.post, "step"),
    # what is the reader's own
    "today": Route("yyyy ...y y.y. .... .... ...", "mmmm ...m m.m. .... .... ..."),
    "choose_contact": Route("yyyy ...y y.y. .... .... ...", "mmmm ...m m.m. .... .... ..."),
    "drafts": Route("yyyy ..yy y.y. .... y... ...", "mmmm ..mm m.m. .... m... ..."),
    "draft_both": Route(OWN_DRAFT, OWN_DRAFT, "draft"),
    "draft_discard": Route(OWN_DRAFT, OWN_DRAFT, "draft", 302),
    # lists
    "find": Route("yyyy yyyy yyy. yyyy yy.. y..", "mmmm ..mm m.m. .... mm.. ..."),
    "people": Route("yyyy yyyy yyy. yyyy yy.. y..", "mmmm ..mm m.m. .... mm.. ..."),
    "team": SEES_TEAMS,
    "team_one": SEES_A_TEAM,
    "team_people": SEES_A_TEAM,
    "team_move": MOVES_A_TEAM,
    "service": SEES_THE_SERVICE,
    "service_people": SEES_THE_SERVICE,
    "unplaced_people": SEES_THE_SERVICE,
    "newcomers": Route("...y .... .... .... .... ...", "...y .... .... .... .... ..."),
    # the way in
    "home": Route("rrrr rrrr rrry rrrr rryy ryy", "rrrr ..rr r.r. .... rr.. ..y"),
}

STRANGERS: dict[str, tuple[int, int]] = {
    "account_login": (200, 200),
    "account_inactive": (200, 405),
    "account_reset_password": (200, 200),
    "account_reset_password_done": (200, 405),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_from_key_done": (200, 405),
    "demo_sign_in": (405, 404),
    "gallery": (200, 200),
    "gallery_form": (200, 200),
    "gallery_part": (200, 200),
}
"""Open without signing in: what a stranger gets, reading and posting without words. Everywhere
else a stranger is sent to sign in."""

OWN_ACCOUNT = {
    "account_logout", "account_reauthenticate", "account_change_password", "mfa_index",
    "mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
}  # fmt: skip
"""allauth's pages about the reader's own account: they take no object, run in no database role,
and are tried by tests/access."""
