"""Background jobs: what follows from a change of rules, and what is kept only for a while.

Run by ``throughcare worker`` as the jobs login, acting as the installation user. Each job can
run twice without harm.
"""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from procrastinate import App, JobContext
from procrastinate.contrib.django import app

from throughcare.access.acting import acting_as
from throughcare.access.models import Subject, Throttle
from throughcare.access.selectors import installation_user
from throughcare.house.clock import now
from throughcare.house.models import Submission
from throughcare.house.projections import rebuild
from throughcare.house.rooms import in_order

SUBMISSIONS_KEPT = timedelta(days=30)
"""As the house's retention rule says."""


def stale_projections() -> list[str]:
    """Names of the projections that have rows of older rules."""
    return [p.name for p in in_order() if p.stale()]


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="rebuild-stale", lock="rebuild-stale", pass_context=False)
def rebuild_stale(timestamp: int) -> None:
    """Derive anew what an older version of the rules had derived."""
    with acting_as(installation_user()):
        with transaction.atomic():
            names = stale_projections()
            people = list(Subject.objects.order_by("pk").values_list("pk", flat=True))
        if names:
            rebuild(people, only=names)


@app.periodic(cron="15 3 * * *")
@app.task(queueing_lock="forget-submissions", lock="forget-submissions", pass_context=False)
def forget_submissions(timestamp: int) -> None:
    """Let go of the keys of form posts that nobody will repeat."""
    with acting_as(installation_user()), transaction.atomic():
        Submission.objects.filter(posted_at__lt=now() - SUBMISSIONS_KEPT).delete()


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="forget-sessions", lock="forget-sessions", pass_context=False)
def forget_sessions(timestamp: int) -> None:
    """Let go of sessions that ended, with words nobody came back for, and of old tries."""
    with acting_as(installation_user()), transaction.atomic():
        Session.objects.filter(expire_date__lt=now()).delete()
        Throttle.objects.filter(expires__lt=now()).delete()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take-up-again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> None:
    """Give jobs whose worker died to another: they hold their lock until then."""
    await take_up(context.app)


async def take_up(on: App) -> int:
    """Put the jobs of workers that have been silent for half a minute back; how many."""
    stalled = list(await on.job_manager.get_stalled_jobs())
    for job in stalled:
        await on.job_manager.retry_job(job)
    return len(stalled)
