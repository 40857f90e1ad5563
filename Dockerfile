# The bot as a container; bot/running/README.md says how it is run, and what of this was never tried.
FROM python:3.11-slim AS built
WORKDIR /build
COPY pyproject.toml requirements.lock README.md ./
COPY bot bot
RUN python -m venv /opt/sanming-bot && /opt/sanming-bot/bin/pip install -q --no-cache-dir -c requirements.lock .

FROM python:3.11-slim
COPY --from=built /opt/sanming-bot /opt/sanming-bot
# A number, so that the owner of the folders outside can be told. It may write data/ and knowledge/, nothing else.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin sanming-bot \
 && install -d -o sanming-bot -g sanming-bot -m 700 /srv/sanming-bot/data \
 && install -d -o sanming-bot -g sanming-bot /srv/sanming-bot/knowledge
USER 10001:10001
WORKDIR /srv/sanming-bot
VOLUME ["/srv/sanming-bot/data", "/srv/sanming-bot/knowledge"]
ENV PATH=/opt/sanming-bot/bin:$PATH PYTHONDONTWRITEBYTECODE=1
STOPSIGNAL SIGTERM
# /healthz and not /readyz: no restart brings back a Telegram that is away. http.client asks no proxy.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["python", "-c", "import http.client, os; door = http.client.HTTPConnection('127.0.0.1', int(os.environ.get('LISTEN_PORT') or 8080), timeout=3); door.request('GET', '/healthz'); raise SystemExit(door.getresponse().status != 200)"]
ENTRYPOINT ["sanming-bot"]
CMD ["run"]
