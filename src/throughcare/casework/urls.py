"""Addresses of casework: today, records, contacts, steps, teams."""

from django.urls import path

from throughcare.casework.views import contacts, move, people, record, steps, team, today, why

urlpatterns = [
    path("today/", today.today_view, name="today"),
    path("contacts/new/", today.choose_contact, name="choose_contact"),
    path("contacts/<uuid:contact>/", contacts.contact_view, name="contact"),
    path("contacts/<uuid:contact>/correct/", contacts.contact_correct, name="contact_correct"),
    path("contacts/<uuid:contact>/take-back/", contacts.contact_withdraw, name="contact_withdraw"),
    path("steps/<uuid:step>/", steps.step_view, name="step"),
    path("steps/<uuid:step>/take-back/", steps.step_withdraw, name="step_withdraw"),
    path("people/", people.people_view, name="people"),
    path("people/<uuid:person>/", record.person_view, name="person"),
    path("people/<uuid:person>/story/", record.story_view, name="story"),
    path("people/<uuid:person>/why/status/", why.why_status, name="why_status"),
    path(
        "people/<uuid:person>/why/duty/<slug:code>/<int:occurrence>/",
        why.why_duty,
        name="why_duty",
    ),
    path("people/<uuid:person>/contacts/new/", contacts.new_contact, name="new_contact"),
    path("people/<uuid:person>/steps/new/", steps.new_step, name="new_step"),
    path("people/<uuid:person>/adviser/", move.choose_adviser, name="choose_adviser"),
    path("team/", team.team_view, name="team"),
    path("team/<slug:team>/", team.team_one, name="team_one"),
    path("team/<slug:team>/people/", team.team_people, name="team_people"),
    path("team/<slug:team>/move/", move.team_move, name="team_move"),
    path("service/", team.service_view, name="service"),
    path("service/people/", team.service_people, name="service_people"),
    path("service/newcomers/", move.newcomers, name="newcomers"),
    path("service/not-in-a-team/", team.unplaced_people, name="unplaced_people"),
]
