# Front-end packages, served as they come.
FROM node:22-slim AS front-end
WORKDIR /site
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund

# Python packages, exactly those locked, without what only a developer needs.
FROM python:3.13-slim AS packages
RUN python -m venv /venv
COPY requirements.production.lock .
RUN /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.production.lock

FROM python:3.13-slim
# Libraries and a font for PDF reports; programs of PostgreSQL as new as the server, for backups.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        fonts-liberation libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 postgresql-common \
    && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y \
    && apt-get install -y --no-install-recommends postgresql-client-18 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /site site \
    && install -d -o site -g site /srv/private
ENV PATH=/venv/bin:$PATH \
    DJANGO_SETTINGS_MODULE=config.settings \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    STATIC_ROOT=/srv/static
WORKDIR /site
COPY --from=packages /venv /venv
COPY --from=front-end /site/node_modules node_modules
COPY . .
# Nothing is connected to here; the addresses only stand in for those of the place it will run in.
RUN LOCAL=false SECRET_KEY=none SITE_URL=https://nowhere ALLOWED_HOSTS=nowhere \
    DATABASE_URL=postgresql://nowhere/site REDIS_URL=redis://nowhere/0 EMAIL_URL=smtp://nowhere \
    DEFAULT_FROM_EMAIL=nobody@nowhere PRIVATE_ROOT=/srv/private \
    python -m django collectstatic --no-input
USER site
VOLUME /srv/private
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD ["python", "-m", "config.probe"]
CMD ["gunicorn", "config.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--threads", "4", \
     "--graceful-timeout", "30", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket", "--limit-request-line", "8190", "--access-logfile", "-", \
     "--access-logformat", "%(h)s %(t)s %(m)s %(U)s %(s)s %(b)s %({x-request-id}o)s"]
