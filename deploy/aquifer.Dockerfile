# One image for API, worker and migration.
FROM node:24-bookworm-slim AS build
WORKDIR /aquifer
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends maven python3-pip \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /aquifer
COPY --from=build --chown=node:node /aquifer ./
RUN mkdir -p /data && chown node:node /data
USER node
ENV AQUIFER_DATA=/data AQUIFER_HOST=0.0.0.0 AQUIFER_LOG_FORMAT=json
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["node", "bin/aquifer.mjs"]
CMD ["serve"]
