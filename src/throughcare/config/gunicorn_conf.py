"""How gunicorn serves the pages; ``throughcare serve`` adds the socket and the processes."""

from contextlib import suppress

from gunicorn.glogging import Logger

from throughcare.config import environment, logs

ENV = environment.load()
logs.configure(ENV.log_level)


class JsonLogger(Logger):
    """Gunicorn's own lines, through the handler that everything goes through."""

    def setup(self, cfg: object) -> None:
        """Add no handler of its own."""
        self.cfg = cfg
        self.error_log.propagate = True
        self.error_log.setLevel("WARNING")
        self.access_log.propagate = False


wsgi_app = "throughcare.config.wsgi:application"
worker_class = "gthread"
workers = ENV.web_processes
threads = 2
# Loaded once and shared by the processes: a third of the memory and of the time to start.
preload_app = True
graceful_timeout = 30
timeout = 60
keepalive = 5
logger_class = JsonLogger
forwarded_allow_ips = "*" if ENV.behind_proxy else "127.0.0.1,::1"
# Longer addresses and more fields than any page sends.
limit_request_line = 4094
limit_request_fields = 60


def when_ready(server: object) -> None:
    """Read addresses and templates once, before the processes part: no page waits for them.

    What templates were translated to is kept in the data folder, so that a start after a crash
    takes no longer.
    """
    from django.template import engines
    from django.template.backends.jinja2 import Jinja2
    from django.urls import get_resolver
    from jinja2 import FileSystemBytecodeCache, TemplateError

    _ = get_resolver().url_patterns
    kept = ENV.data_dir / "templates"
    kept.mkdir(mode=0o700, parents=True, exist_ok=True)
    for engine in engines.all():
        if isinstance(engine, Jinja2):
            engine.env.bytecode_cache = FileSystemBytecodeCache(str(kept))
            for name in engine.env.list_templates():
                # One that cannot be read says so on its own page.
                with suppress(TemplateError):
                    engine.env.get_template(name)
