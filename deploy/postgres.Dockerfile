# PostgreSQL 18 with pgvector and pg_textsearch: no public image has both.
FROM postgres:18-bookworm AS build
ARG PG_TEXTSEARCH_VERSION=v1.0.0
RUN apt-get update \
  && apt-get install -y --no-install-recommends build-essential ca-certificates git postgresql-server-dev-18 \
  && git clone --depth 1 --branch ${PG_TEXTSEARCH_VERSION} https://github.com/timescale/pg_textsearch /src \
  && make -C /src \
  && make -C /src install DESTDIR=/out

FROM postgres:18-bookworm
RUN apt-get update \
  && apt-get install -y --no-install-recommends postgresql-18-pgvector \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /out/ /
CMD ["postgres", "-c", "shared_preload_libraries=pg_textsearch"]
