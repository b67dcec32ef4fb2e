"""How gunicorn serves the pages; ``throughcare serve`` adds the socket and the processes."""

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
