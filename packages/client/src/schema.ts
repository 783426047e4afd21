// Made by `npm run generate` from the service's OpenAPI document; change that, not this.
// document 0a7af21d08a4cfd6, types 33708b94028ac229
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["OperationsController_live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Database and queue answer */
        get: operations["OperationsController_ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Model Context Protocol, streamable HTTP without sessions: the tools search, ask, read and list */
        post: operations["McpController_serve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prometheus metrics; with AQUIFER_METRICS=keys for keys of editors and admins alone */
        get: operations["OperationsController_metricsNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people asked and what they got */
        get: operations["OperationsController_activityOver"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first; narrowed by key, action, target and time */
        get: operations["AuditController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log as NDJSON, oldest first: each line a row with its hash, the last the head of the chain */
        get: operations["AuditController_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Walk the chain, so many rows a call, from its beginning or from a row noted earlier, and name the first that does not stand on the one before */
        get: operations["AuditController_verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches, newest first: yours, or with the role admin all of them */
        get: operations["BatchesController_list"];
        put?: never;
        /** Ask many questions in the background: as JSON, or as NDJSON with one a line */
        post: operations["BatchesController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A batch: how far it is; server-sent events with accept: text/event-stream */
        get: operations["BatchesController_get"];
        put?: never;
        post?: never;
        /** Remove a batch with its results; one under way stops. The traces of its questions stay. */
        delete: operations["BatchesController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a batch: what was not answered yet is not asked any more */
        post: operations["BatchesController_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions of a batch and what became of each, without the answers */
        get: operations["BatchesController_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batches/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Results as NDJSON, in the order given; while it runs, of what has ended */
        get: operations["BatchesController_results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a question as OpenAI’s clients do; chunks with stream: true */
        post: operations["ChatController_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List collections */
        get: operations["CollectionsController_list"];
        put?: never;
        /** Make a collection */
        post: operations["CollectionsController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One collection, by name or id */
        get: operations["CollectionsController_one"];
        put?: never;
        post?: never;
        /** Delete a collection with every document in it */
        delete: operations["CollectionsController_remove"];
        options?: never;
        head?: never;
        /** Change a collection: its name, how its documents are cut, how long revisions and answers keep, its metadata fields */
        patch: operations["CollectionsController_change"];
        trace?: never;
    };
    "/v1/collections/{collection}/answer-cache": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure on golden questions how often a question in other words would get the answer of another one, and allow it only where that is shown to be below 0.5 %; nothing changes unless told to */
        post: operations["AnswerCacheController_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/answering": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find the threshold at which a stated share of questions without an answer gets one, from golden questions asked with and without their own documents; nothing changes unless told to */
        post: operations["AnsweringController_propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/chunking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How documents are cut, and how many were cut otherwise */
        get: operations["ChunkingController_current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/chunking/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a document or a text would be cut; nothing is stored or embedded */
        post: operations["ChunkingController_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List documents, newest first */
        get: operations["DocumentsController_list"];
        put?: never;
        /** Upload documents: files as a form, one text or address as JSON, many as NDJSON */
        post: operations["UploadsController_receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Groups of documents that say nearly the same */
        get: operations["DuplicatesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its documents can be filtered by: fields, their kinds, ranges and commonest values */
        get: operations["CollectionsController_fieldsOf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/golden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Golden questions, oldest first */
        get: operations["GoldenController_list"];
        put?: never;
        /** Add golden questions: one as JSON, many as NDJSON. The same question again is replaced, unless you may not see what it expects */
        post: operations["GoldenController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/golden/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a golden question; evaluations that asked it keep it */
        delete: operations["GoldenController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/golden/synthetic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make golden questions by rule out of the collection's own passages, as far as you may read them; they never count beside real ones */
        post: operations["GoldenController_make"];
        /** Remove the golden questions that were made by rule, as far as you may see them */
        delete: operations["GoldenController_unmake"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts per status, rate and time left; server-sent events with accept: text/event-stream */
        get: operations["CollectionsController_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/reprocess": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut live documents again from their stored files, as the settings now say; readers see the old revision until the new one is whole */
        post: operations["ReprocessController_reprocess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of a collection's settings, newest first */
        get: operations["CollectionsController_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/settings/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the collection the settings of an earlier version again, as a new version */
        post: operations["CollectionsController_rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/tunings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tunings of a collection, newest first */
        get: operations["TuningsController_list"];
        put?: never;
        /** Try other ranking settings on a collection's golden questions, in the background; nothing changes by it */
        post: operations["TuningsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/tunings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tuning: how far it is, and what it proposes */
        get: operations["TuningsController_get"];
        put?: never;
        post?: never;
        /** Remove a tuning; one under way stops, what was applied stays */
        delete: operations["TuningsController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/tunings/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the collection the ranking that a tuning proposes; its scores stay with the configuration. One that proposes none changes nothing */
        post: operations["TuningsController_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/collections/{collection}/tunings/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tuning as it goes on; server-sent events with accept: text/event-stream */
        get: operations["TuningsController_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Configurations, newest first, with what evaluations came to under each; who made it and the note, where that was of your organisation */
        get: operations["ConfigurationsController_list"];
        put?: never;
        /** Make an immutable version of everything that decides answers; the same body again is the same version. Nothing changes by it */
        post: operations["ConfigurationsController_make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One configuration */
        get: operations["ConfigurationsController_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations/{id}/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serve this configuration from now on; questions under way end with what they began with */
        post: operations["ConfigurationsController_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What another configuration has otherwise: settings, and prompts line by line */
        get: operations["ConfigurationsController_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was served since when, newest first; who made it so, why, and its scores, where that was of your organisation */
        get: operations["ConfigurationsController_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/configurations/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Serve again what was served before, one step back; questions under way end with what they began with */
        post: operations["ConfigurationsController_rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One document with its newest revision */
        get: operations["DocumentsController_one"];
        put?: never;
        post?: never;
        /** Delete a document; when the call returns it is gone from every index */
        delete: operations["DocumentChangesController_remove"];
        options?: never;
        head?: never;
        /** Change title, metadata, access or validity */
        patch: operations["DocumentChangesController_change"];
        trace?: never;
    };
    "/v1/documents/{id}/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof of deletion: what was removed when, and a count now of every place that could hold it; works for deleted documents */
        get: operations["DeletionsController_deletion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changed between two revisions: lines with spans in both texts, and chunks kept, new and gone */
        get: operations["RevisionsController_diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a failed document again */
        post: operations["DocumentChangesController_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revisions, newest first */
        get: operations["DocumentsController_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions/{number}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes as they were uploaded */
        get: operations["DocumentsController_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions/{number}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pages of a revision, and where on them the words of a span stand */
        get: operations["PagesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions/{number}/pages/{page}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page as it looks, as PNG; what is a picture itself comes as it was uploaded, in its own format */
        get: operations["PagesController_picture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions/{number}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was taken out of a revision, for administrators; each call is in the audit log */
        get: operations["RedactionsController_reveal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/revisions/{number}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The canonical text that every span counts in, as text/plain */
        get: operations["DocumentsController_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show readers an earlier revision again; uploads on their way lose to it, later ones win */
        post: operations["RevisionsController_rollBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a document was looked at and is still right: its time until stale starts anew */
        post: operations["DocumentChangesController_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/embeddings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Vectors of texts, by the embedder that documents are searched with */
        post: operations["EmbeddingsController_embed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evaluations, newest first */
        get: operations["EvaluationsController_list"];
        put?: never;
        /** Run a collection's golden questions through search, in the background */
        post: operations["EvaluationsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An evaluation: how far it is, and its figures */
        get: operations["EvaluationsController_get"];
        put?: never;
        post?: never;
        /** Remove an evaluation; one under way stops */
        delete: operations["EvaluationsController_remove"];
        options?: never;
        head?: never;
        /** Say, or take back, that its configuration was released with these scores */
        patch: operations["EvaluationsController_change"];
        trace?: never;
    };
    "/v1/evaluations/{id}/against/{other}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evaluation less the other, question by question */
        get: operations["EvaluationsController_compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evaluation as it goes on; server-sent events with accept: text/event-stream */
        get: operations["EvaluationsController_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/{id}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each question came to */
        get: operations["EvaluationsController_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/configurations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings that evaluations ran under, with the scores they were released with */
        get: operations["EvaluationsController_configuration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/evaluations/online": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How good retrieval is by what answers cited and what people said, per day */
        get: operations["EvaluationsController_measures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first, or oldest first behind an event; server-sent events with accept: text/event-stream */
        get: operations["EventsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/freshness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fresh documents are: verdicts, ages, what changed lately, sources that fail */
        get: operations["FreshnessController_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/freshness/overdue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Documents past the time they were to be looked at, longest first */
        get: operations["FreshnessController_overdue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/freshness/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Thresholds with their owners and what was measured last */
        get: operations["FreshnessController_thresholds"];
        put?: never;
        /** Set a threshold: crossing it raises an alert, told by webhook */
        post: operations["FreshnessController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/freshness/thresholds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a threshold */
        delete: operations["FreshnessController_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guard/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings as people labelled them, as NDJSON that `npm run eval -- guard` reads */
        get: operations["GuardController_examples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guard/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revisions in which the guard found something, newest first: those that wait for a person, or were decided */
        get: operations["GuardController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guard/findings/{revisionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was found in a revision, each finding with the text around it */
        get: operations["GuardController_find"];
        put?: never;
        /** Let a revision in, or keep it out for good; each finding becomes a labelled example */
        post: operations["GuardController_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guard/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many revisions wait for a person, and how many were decided, of those that you may read */
        get: operations["GuardController_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys, with their limits and what they used */
        get: operations["KeysController_list"];
        put?: never;
        /** Make an API key; it is shown this once */
        post: operations["KeysController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key at once */
        delete: operations["KeysController_revoke"];
        options?: never;
        head?: never;
        /** Change what a key may use, and which tools over the Model Context Protocol */
        patch: operations["KeysController_change"];
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who you are to this service */
        get: operations["KeysController_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What OpenAI’s clients may ask: a model for each collection, one for all, and the embedder */
        get: operations["ModelsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["ModelsController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a question; server-sent events with stream: true */
        post: operations["QuestionsController_ask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The stored trace: prompt, response, passages, scores, configuration, timings */
        get: operations["QuestionsController_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether an answer helped */
        post: operations["QuestionsController_feedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/questions/{id}/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Up to three questions that may be asked next, each tried and answered before it is told */
        get: operations["SuggestionsController_after"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Policies that send questions to a person, oldest first */
        get: operations["ReviewPoliciesController_list"];
        put?: never;
        /** Add a policy: questions that it catches go to a person, from the next question on */
        post: operations["ReviewPoliciesController_add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review-policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a policy; what it caught stays caught */
        delete: operations["ReviewPoliciesController_remove"];
        options?: never;
        head?: never;
        /** Change a policy, as a new version of it; what it caught stays caught */
        patch: operations["ReviewPoliciesController_change"];
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that wait for a person, oldest first; or what became of them, newest first */
        get: operations["ReviewsController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A question with what was found and what would have been answered, as far as you may see it */
        get: operations["ReviewsController_find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a question that you took: quotes, each looked up in its stored revision, and words of your own */
        post: operations["ReviewsController_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the review of a question that you took without an answer: who asked is told why */
        post: operations["ReviewsController_dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a question back that you took */
        post: operations["ReviewsController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Passages to quote from, beside those of the question: such as you and who asked may both see */
        post: operations["ReviewsController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a question for a quarter of an hour, or keep it for another: nobody else can answer it meanwhile */
        post: operations["ReviewsController_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Search by keyword and meaning at once */
        post: operations["SearchController_search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/search/why-not": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Why a document does not come up for a query, or not further up */
        post: operations["ExplainController_whyNot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List sources, newest first */
        get: operations["SourcesController_list"];
        put?: never;
        /** Make a source: what it holds is fetched now and kept fresh by schedule */
        post: operations["SourcesController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One source: what is fetched again, when it last changed, what it last said */
        get: operations["SourcesController_one"];
        put?: never;
        post?: never;
        /** Delete a source; its documents are kept as if they had been uploaded, or deleted, as you say */
        delete: operations["SourceRemovalController_remove"];
        options?: never;
        head?: never;
        /** Change a source: its settings, schedule, secret, grace period or who may see its documents */
        patch: operations["SourcesController_change"];
        trace?: never;
    };
    "/v1/sources/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a source holds, each with its state */
        get: operations["SourceVisitsController_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the present visit has come, its rate and time left; server-sent events with accept: text/event-stream */
        get: operations["SourceVisitsController_progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that what a held source found vanished is meant to go; it is deleted when its grace period is over. One that is not held stays as it is */
        post: operations["SourceVisitsController_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits of a source, newest first */
        get: operations["SourceVisitsController_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Visit a source now; one that is being visited goes on */
        post: operations["SourceVisitsController_sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Models, queue, storage and memory */
        get: operations["OperationsController_systemNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/system/canaries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether remote models still answer as they did when they were first asked */
        get: operations["ModelCanariesController_list"];
        put?: never;
        /** Look now whether remote models answer as they did, or record what they answer now */
        post: operations["ModelCanariesController_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List webhooks, newest first */
        get: operations["WebhooksController_list"];
        put?: never;
        /** Make a webhook; its secret is shown this once */
        post: operations["WebhooksController_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A webhook and how it fares */
        get: operations["WebhooksController_get"];
        put?: never;
        post?: never;
        /** Remove a webhook with its deliveries */
        delete: operations["WebhooksController_remove"];
        options?: never;
        head?: never;
        /** Change a webhook; enabled again, it is told what waits */
        patch: operations["WebhooksController_change"];
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it was told and what came of it, newest event first */
        get: operations["DeliveriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it again, with the same webhook-id */
        post: operations["DeliveriesController_replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send everything of a stretch of time again, also what came before the webhook was made */
        post: operations["DeliveriesController_replayBetween"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook.test event to this webhook alone */
        post: operations["DeliveriesController_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Access: {
            groups: string[];
            public: boolean;
        };
        AccessInput: {
            groups?: string[];
            public?: boolean;
        };
        /** @default {} */
        ActivationBody: {
            /** @description why, for the record */
            reason?: string;
        };
        Activity: {
            abstained: number;
            answered: number;
            failed: number;
            /** @description passages retrieved per bucket */
            hits: {
                /** Format: date-time */
                at: string;
                count: number;
            }[];
            hours: number;
            mostUsed: {
                cited: number;
                collection: string;
                documentId: string;
                lastAt: string | null;
                retrieved: number;
                title: string;
            }[];
            neverUsed: {
                cited: number;
                collection: string;
                documentId: string;
                lastAt: string | null;
                retrieved: number;
                title: string;
            }[];
            questions: number;
            /** @description questions by where their answers stood on the ladder, the highest first; those without any are left out */
            rungs: {
                count: number;
                rung: components["schemas"]["RungOrFailed"];
            }[];
            searches: number;
            stages: {
                count: number;
                p50Ms: number;
                p95Ms: number;
                stage: string;
            }[];
            thumbs: {
                down: number;
                up: number;
            };
            unanswered: {
                /** Format: date-time */
                askedAt: string;
                id: string;
                question: string;
                reason: string | null;
            }[];
        };
        Annotation: {
            /** @constant */
            type: "url_citation";
            url_citation: {
                /** @description where its marker ends */
                end_index: number;
                /** @description where in `content` its marker begins, in UTF-16 code units */
                start_index: number;
                title: string;
                /** @description of the document; where it has none, the address here of the words that are quoted */
                url: string;
            };
        };
        Answer: {
            again?: components["schemas"]["GivenAgain"];
            answer: string;
            /** @description whether the passages were kept from an earlier search that nothing has changed since */
            cached?: boolean;
            /** @description where it was asked back, `abstained` with these: the question does not say which of several things is meant */
            choices?: components["schemas"]["AnswerChoice"][];
            /** @description quotes looked up in the stored revisions before the answer was given; those that did not stand are not among the citations; missing where they could not be looked up */
            citationCheck?: {
                checked: number;
                valid: number;
            };
            citations: components["schemas"]["Citation"][];
            /** @description id of the configuration that it began with, as GET /v1/configurations lists it; the same in its trace */
            config: string;
            /** @description with `responseSchema`: what holds to it; null where the documents do not carry it */
            data?: unknown;
            /** @description what read the values out of the evidence */
            dataBy?: ("rules" | "model") | null;
            /** @description what was asked for and is null or left out, and why */
            dataMissing?: {
                pointer: string;
                reason: string;
            }[];
            /** @description why `data` is null */
            dataReason?: string | null;
            /** @description by JSON pointer into `data`: markers of the citations that carry the value; each that is not null has some */
            dataSources?: {
                [key: string]: number[];
            };
            fallbacks: string[];
            freshness: components["schemas"]["Freshness"];
            gate: components["schemas"]["Gate"];
            guard: components["schemas"]["AnswerGuard"];
            id: string;
            legs: components["schemas"]["LegReport"][];
            /** @enum {string} */
            mode: "extract" | "compose" | "retrieval_only";
            /** @description where the question was several and answered part by part: each, in the order asked */
            parts?: components["schemas"]["AnswerPart"][];
            passages: components["schemas"]["Passage"][];
            reason: string | null;
            /** @description what the model wrote and is no part of the answer: it had no support, or its quote did not stand */
            removed?: components["schemas"]["RemovedSentence"][];
            /** @description where a policy sent the question to a person */
            review?: components["schemas"]["ReviewOutcome"];
            rung: components["schemas"]["Rung"];
            sentences: components["schemas"]["Sentence"][];
            status: components["schemas"]["AnswerStatus"];
            timings: {
                [key: string]: number;
            };
            /** @description missing in answers that are older than it */
            understood?: {
                /**
                 * @description who wrote `query`
                 * @enum {string}
                 */
                by: "rule" | "model";
                /** @description words that came from the questions before */
                carried: string[];
                /** @description identifiers and quoted phrases */
                exactTerms: string[];
                /** @description ISO 639-1; null where so short a text does not tell */
                language: string | null;
                /** @description where the question chose of the `choices` that were asked back: what it chose, each answered from its own document */
                meant?: {
                    documentId: string;
                    question: string;
                }[];
                /** @description what was to be done for it and was not */
                notes: string[];
                /** @description the questions in it, each standing alone; empty where it is one */
                parts: string[];
                /** @description what was searched: the question as asked, or as it stands alone */
                query: string;
                /** @description where in `query` a word stands for something that nothing before it names */
                reference?: {
                    end: number;
                    ending: string;
                    start: number;
                };
                /** @description the question as it was asked, where it was searched without its frame (“could you tell me”) or as it stands alone after those before it */
                rewrittenFrom: string | null;
                /** @description what was searched beside it: its parts, or what a model wrote of it */
                searched: string[];
                /** @enum {string} */
                type: "lookup" | "comparison" | "multi-part" | "how-to" | "definition" | "quantity" | "entity" | "yes-no" | "other";
            };
            usage: {
                completionTokens: number;
                embeddedTexts: number;
                promptTokens: number;
                /** @description of the prompt, read before for another one; missing where the model does not say */
                reusedTokens?: number;
            };
            writtenBy?: components["schemas"]["Writer"];
        };
        AnswerCacheBody: {
            /**
             * @description give answers again to other words from now on, where what is measured allows it
             * @default false
             */
            apply?: boolean;
            /**
             * @description measure on the questions made by rule although people wrote others
             * @default false
             */
            synthetic?: boolean;
        };
        AnswerCacheSettings: {
            /** @description what measured it; with another one it does not hold */
            embedder: string | null;
            /** @description share of questions that got the answer of another one, at most, with 95 % confidence */
            falseHits: number | null;
            questions: number | null;
            /** @description what the meaning of other words must reach for an answer to be given again; null: only the same words get it */
            threshold: number | null;
        };
        AnswerCacheTrial: {
            /** @description what the bound must stay below */
            allowed: number;
            /** @description as it is set now */
            answerCache: components["schemas"]["AnswerCacheSettings"];
            collection: string;
            /** @description whether there are more golden questions than were read, the 20,000 oldest */
            isCut: boolean;
            /** @description questions not compared: of those in one form, the first fifty are */
            leftOut: number;
            /** @description fewest questions that could show what is allowed, given the false hits seen */
            needed: number;
            /** @description whose answer would be given to what, false ones first; twenty at most */
            pairs: {
                answeredAs: string;
                asked: string;
                cosine: number;
                isFalse: boolean;
            }[];
            proposed: {
                /** @description upper bound of the share of questions with a false hit, 95 % confidence */
                bound: number;
                /** @description of these, those whose own answer stands elsewhere */
                falseHits: number;
                /** @description questions that would get the answer of another one */
                hits: number;
                threshold: number;
            } | null;
            /** @description questions compared that have another one whose answer stands elsewhere */
            questions: number;
            /** @description why it stays off */
            reason: string | null;
            synthetic: boolean;
            tried: {
                /** @description upper bound of the share of questions with a false hit, 95 % confidence */
                bound: number;
                /** @description of these, those whose own answer stands elsewhere */
                falseHits: number;
                /** @description questions that would get the answer of another one */
                hits: number;
                threshold: number;
            }[];
        };
        AnswerChoice: {
            documentId: string;
            /** @description where in the document: headings, page */
            hint: string;
            /** @description stands alone: ask it */
            question: string;
            title: string;
        };
        /** @description what the guard found and did, docs/guard.md */
        AnswerGuard: {
            /** @description passages that speak to whoever answers, as far as a model was to read them */
            passages: {
                chunkId: string;
                /**
                 * @description whether a model read it with its words joined by a sign, as data, or was not given it
                 * @enum {string}
                 */
                handling: "marked" | "left_out";
                reason: string;
            }[];
            /** @description passages left out of the evidence because they look made for this question */
            poisoned: {
                chunkId: string;
                /** @enum {string} */
                kind: "query-echo" | "near-duplicates" | "crowding" | "jamming";
                reason: string;
            }[];
            /** @description what the question tries on the service, for which it is refused; null where it asks */
            question: string | null;
            /**
             * @description the worst of what is below; `not_checked` where the guard is switched off, and of answers older than it
             * @enum {string}
             */
            verdict: "clean" | "suspect" | "quarantined" | "not_checked";
            /** @description what was taken out of the answer before it was shown, or flagged */
            withheld: {
                /** @enum {string} */
                kind: "link" | "image" | "markup" | "canary" | "secret" | "personal-data" | "toxic";
                /** @description never the thing itself */
                reason: string;
            }[];
        };
        Answering: {
            /**
             * @description the share of questions without an answer that it was chosen to let through
             * @default null
             */
            falseAnswers: number | null;
            /**
             * @description evidence below this is no answer; null: as the installation has it
             * @default null
             */
            threshold: number | null;
        };
        AnsweringBody: {
            /**
             * @description set what is proposed; otherwise nothing changes
             * @default false
             */
            apply?: boolean;
            /**
             * @description the share of questions without an answer that may get one
             * @default 0.1
             */
            falseAnswers?: number;
            /**
             * @description ask the questions made by rule although people wrote others
             * @default false
             */
            synthetic?: boolean;
        };
        AnsweringInput: {
            /**
             * @description the share of questions without an answer that it was chosen to let through
             * @default null
             */
            falseAnswers?: number | null;
            /**
             * @description evidence below this is no answer; null: as the installation has it
             * @default null
             */
            threshold?: number | null;
        };
        AnsweringTrial: {
            /** @description as it is set now */
            answering: components["schemas"]["Answering"];
            collection: string;
            /** @description whether there are more questions than were asked */
            isCut: boolean;
            /** @description questions of which nothing was found beside their own documents, or that could not be compared by meaning */
            leftOut: number;
            proposed: {
                /** @description share answered of the questions as they are */
                answered: number;
                /** @description share answered of the questions asked as if their own documents were not there */
                falseAnswers: number;
                threshold: number;
            } | null;
            /** @description questions that tell something */
            questions: number;
            /** @description why nothing is proposed */
            reason: string | null;
            served: {
                /** @description share answered of the questions as they are */
                answered: number;
                /** @description share answered of the questions asked as if their own documents were not there */
                falseAnswers: number;
                threshold: number;
            } | null;
            synthetic: boolean;
        };
        AnswerPart: {
            gate: components["schemas"]["Gate"];
            /** @description as it stands alone */
            question: string;
            /** @description why it has no answer; also in the answer, in brackets */
            reason: string | null;
            /** @description places in `sentences` of those that answer it */
            sentences: number[];
            status: components["schemas"]["AnswerStatus"];
        };
        /** @enum {string} */
        AnswerStatus: "answered" | "abstained" | "retrieval_only" | "refused";
        AskedInBatch: {
            customId: string | null;
            /** @description its place in the batch, from 1 */
            number: number;
            /** @description null until it has ended */
            outcome: components["schemas"]["BatchOutcome"] | null;
            /** @description why it failed */
            problem: components["schemas"]["Problem"] | null;
            question: string;
            /** @description of its trace */
            questionId: string | null;
            /** @description where its answer stands on the ladder; null without one */
            rung: components["schemas"]["Rung"] | null;
            /** @enum {string} */
            state: "waiting" | "running" | "ended";
            tries: number;
        };
        AskedInBatchList: {
            items: components["schemas"]["AskedInBatch"][];
            nextCursor: string | null;
        };
        AuditEntry: {
            action: string;
            /** Format: date-time */
            at: string;
            details: {
                [key: string]: unknown;
            };
            /** @description SHA-256 of what it says and of the hash before it */
            hash: string;
            id: string;
            /** @description null: without a key, or the service itself */
            keyId: string | null;
            /** @description its place in the chain, from 1 */
            sequence: number;
            target: string;
        };
        AuditList: {
            items: components["schemas"]["AuditEntry"][];
            nextCursor: string | null;
        };
        AuditVerdict: {
            /** @description the first row that does not stand */
            broken: {
                sequence: number;
                why: string;
            } | null;
            /** @description the last row that stands: keep it elsewhere */
            head: {
                hash: string;
                sequence: number;
            } | null;
            intact: boolean;
            /** @description whether the end of the log was reached; where not, and it is intact, go on with `after` the head */
            isWhole: boolean;
            /** @description walked, the broken one included */
            rows: number;
        };
        Batch: {
            askedBy: {
                key: string | null;
                keyId: string | null;
            };
            /** @description questions that ended, by what they came to */
            counts: {
                [key: string]: number;
            };
            /** Format: date-time */
            createdAt: string;
            ended: number;
            endedAt: string | null;
            id: string;
            name: string | null;
            questions: number;
            /** @description questions a minute, over the last minute */
            rate: number;
            /** @description why it failed */
            reason: string | null;
            /** @description those that have an answer, by where it stands on the ladder */
            rungs: {
                [key: string]: number;
            };
            /** @description null while unknown */
            secondsLeft: number | null;
            startedAt: string | null;
            /** @enum {string} */
            state: "received" | "running" | "finished" | "cancelled" | "failed";
            /** @description nothing of it is asked before, as where its key has used what models may do for it */
            waits: {
                /** Format: date-time */
                until: string;
                why: string;
            } | null;
        };
        BatchBody: {
            name?: string;
            questions: components["schemas"]["BatchQuestionInput"][];
        };
        BatchList: {
            items: components["schemas"]["Batch"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        BatchOutcome: "answered" | "abstained" | "retrieval_only" | "refused" | "failed" | "cancelled";
        BatchQuestionInput: {
            /**
             * Format: date-time
             * @description answer from what was live at this moment
             */
            asOf?: string;
            /** @description names or ids; all when left out */
            collections?: string[];
            /** @description stands in its result; no two of a batch have the same */
            customId?: string;
            /** @default 60000 */
            deadlineMs?: number;
            /**
             * @description what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing
             * @default 0
             */
            diversity?: number;
            /**
             * @description which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not
             * @default {}
             */
            filter?: {
                [key: string]: unknown;
            };
            /**
             * @description passages to read
             * @default 6
             */
            limit?: number;
            /** @description passages of one document; more only when nothing else is left, which `selection` says; any number when left out */
            maxPerDocument?: number;
            /**
             * @default auto
             * @enum {string}
             */
            mode?: "auto" | "extract" | "compose" | "retrieval_only";
            question: string;
            /** @description a JSON schema: `data` of the answer holds to it, or is null; which keywords count: docs/json-answers.md */
            responseSchema?: {
                [key: string]: unknown;
            };
        };
        Box: {
            height: number;
            page: number;
            width: number;
            x: number;
            y: number;
        };
        CatchingPolicy: {
            effect: components["schemas"]["ReviewEffect"];
            id: string;
            name: string;
            /** @description what of the question met it */
            why: string[];
        };
        Change: {
            /** @description the line that stands before it in both */
            before: string;
            from: {
                /** @description the first line, from 1 */
                line: number;
                lines: number;
                /** @description in that revision's canonical text */
                span: components["schemas"]["Span"];
                /** @description what stands there, cut to 4,000 characters */
                text: string;
            };
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            to: {
                /** @description the first line, from 1 */
                line: number;
                lines: number;
                /** @description in that revision's canonical text */
                span: components["schemas"]["Span"];
                /** @description what stands there, cut to 4,000 characters */
                text: string;
            };
        };
        ChatBody: {
            /**
             * @description ours: what POST /v1/questions takes under the same names
             * @default {
             *       "mode": "auto",
             *       "limit": 6,
             *       "diversity": 0,
             *       "deadlineMs": 60000,
             *       "filter": {}
             *     }
             */
            aquifer?: {
                /**
                 * Format: date-time
                 * @description answer from what was live at this moment
                 */
                asOf?: string;
                /** @default 60000 */
                deadlineMs?: number;
                /**
                 * @description what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing
                 * @default 0
                 */
                diversity?: number;
                /**
                 * @description which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not
                 * @default {}
                 */
                filter?: {
                    [key: string]: unknown;
                };
                /**
                 * @description passages to read
                 * @default 6
                 */
                limit?: number;
                /** @description passages of one document; more only when nothing else is left, which `selection` says; any number when left out */
                maxPerDocument?: number;
                /**
                 * @default auto
                 * @enum {string}
                 */
                mode?: "auto" | "extract" | "compose" | "retrieval_only";
            };
            function_call?: unknown;
            functions?: unknown[] | null;
            /** @description the same, and goes before it */
            max_completion_tokens?: number | null;
            /** @description of the answer, in whole sentences; what a model writes it stops after as many of its own */
            max_tokens?: number | null;
            /** @description the last of the user is the question, those of the user before it are the questions before it */
            messages: components["schemas"]["ChatMessage"][];
            /** @description `aquifer/{collection}`, or `aquifer` for all collections: GET /v1/models */
            model: string;
            /** @description 1: there is one answer */
            n?: number | null;
            /** @description `text`, or `json_schema`: what a question’s `responseSchema` takes */
            response_format?: ({
                json_schema?: {
                    schema?: {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
                type: string;
            } & {
                [key: string]: unknown;
            }) | null;
            stream?: boolean | null;
            stream_options?: ({
                include_usage?: boolean | null;
            } & {
                [key: string]: unknown;
            }) | null;
            tool_choice?: unknown;
            /** @description none is called */
            tools?: unknown[] | null;
        } & {
            [key: string]: unknown;
        };
        ChatCompletion: {
            aquifer: components["schemas"]["CompletionAnswer"];
            choices: {
                finish_reason: components["schemas"]["FinishReason"];
                /** @constant */
                index: 0;
                logprobs: null;
                message: {
                    annotations: components["schemas"]["Annotation"][];
                    /** @description the answer, or in words why there is none; JSON where a schema was asked for */
                    content: string | null;
                    /** @description where a schema was asked for: why nothing holds to it */
                    refusal: string | null;
                    /** @constant */
                    role: "assistant";
                };
            }[];
            /** @description seconds since 1970 */
            created: number;
            id: string;
            model: string;
            /** @constant */
            object: "chat.completion";
            /** @description the configuration it was made with */
            system_fingerprint: string;
            usage: components["schemas"]["CompletionUsage"];
        };
        ChatCompletionChunk: {
            /** @description in the chunk that finishes */
            aquifer?: components["schemas"]["CompletionAnswer"];
            /** @description empty in the chunk with the usage */
            choices: {
                delta: {
                    /** @description all of them at once, in the last delta that is not empty */
                    annotations?: components["schemas"]["Annotation"][];
                    content?: string;
                    refusal?: string;
                    /** @constant */
                    role?: "assistant";
                };
                finish_reason: components["schemas"]["FinishReason"] | null;
                /** @constant */
                index: 0;
                logprobs: null;
            }[];
            created: number;
            id: string;
            model: string;
            /** @constant */
            object: "chat.completion.chunk";
            usage?: components["schemas"]["CompletionUsage"] | null;
        };
        ChatMessage: {
            content?: (string | ({
                text?: string;
                type: string;
            } & {
                [key: string]: unknown;
            })[]) | null;
            /** @enum {string} */
            role: "system" | "developer" | "user" | "assistant" | "tool" | "function";
        } & {
            [key: string]: unknown;
        };
        Chunking: {
            /** @default 0 */
            overlapTokens: number;
            /**
             * @default structure
             * @enum {string}
             */
            strategy: "structure" | "recursive";
            /** @default 256 */
            targetTokens: number;
        };
        ChunkingInput: {
            /** @default 0 */
            overlapTokens?: number;
            /**
             * @default structure
             * @enum {string}
             */
            strategy?: "structure" | "recursive";
            /** @default 256 */
            targetTokens?: number;
        };
        ChunkingPreview: {
            chunking: components["schemas"]["Chunking"];
            chunks: components["schemas"]["CutChunk"][];
            counts: {
                chunks: number;
                largest: number;
                median: number;
                sections: number;
                smallest: number;
                /** @description of all chunks together: what embedding costs */
                tokens: number;
                withContext: number;
            };
            documentId: string | null;
            /** @description chunks by their tokens, `to` not included */
            histogram: {
                chunks: number;
                from: number;
                to: number;
            }[];
            revision: number | null;
            /** @description the canonical text up to the end of the last chunk shown */
            text: string;
            title: string;
            warnings: string[];
        };
        ChunkingPreviewBody: {
            /** @default {} */
            chunking?: {
                /** @default 0 */
                overlapTokens?: number;
                /**
                 * @default structure
                 * @enum {string}
                 */
                strategy?: "structure" | "recursive";
                /** @default 256 */
                targetTokens?: number;
            };
            documentId?: string;
            /** @description of the text; its ending tells the language of source code */
            fileName?: string;
            /**
             * @description chunks to show; all are counted
             * @default 500
             */
            limit?: number;
            /**
             * @description of the text
             * @default text/plain
             * @enum {string}
             */
            mediaType?: "text/plain" | "text/markdown" | "text/html" | "text/csv";
            text?: string;
        };
        Citation: {
            boxes: components["schemas"]["Box"][];
            chunkId: string;
            documentId: string;
            marker: number;
            page: number | null;
            /** @description the canonical text of the revision at span, to the letter */
            quote: string;
            revision: number;
            span: components["schemas"]["Span"];
            title: string;
            url: string | null;
        };
        CitationEvent: {
            citation: components["schemas"]["Citation"];
        };
        Collection: {
            /** @description chunks of live revisions */
            chunks: number;
            /** Format: date-time */
            createdAt: string;
            /** @description documents not deleted */
            documents: number;
            id: string;
            name: string;
            settings: components["schemas"]["CollectionSettings"];
            /** @description counts up with every change of the settings */
            settingsVersion: number;
        };
        CollectionBody: {
            /** @description null: answers are given again to the same words only; POST …/answer-cache measures and allows more */
            answerCache?: null;
            /** @description when questions are answered */
            answering?: components["schemas"]["AnsweringInput"];
            chunking?: components["schemas"]["ChunkingInput"];
            /** @description declared metadata fields */
            fields?: {
                [key: string]: "text" | "number" | "boolean" | "date";
            };
            guard?: components["schemas"]["GuardSettingsInput"];
            name: string;
            personalData?: components["schemas"]["PersonalDataSettingsInput"];
            ranking?: components["schemas"]["RankingInput"];
            retention?: components["schemas"]["RetentionInput"];
            /** @description seconds, for documents and sources that have no limit of their own */
            staleAfter?: number | null;
            /** @description groups of words that mean the same here; a question with one of them is searched for the others too */
            synonyms?: string[][];
        };
        CollectionList: {
            items: components["schemas"]["Collection"][];
            nextCursor: string | null;
        };
        CollectionPatch: {
            /** @description null: answers are given again to the same words only; POST …/answer-cache measures and allows more */
            answerCache?: null;
            /** @description when questions are answered */
            answering?: components["schemas"]["AnsweringInput"];
            chunking?: components["schemas"]["ChunkingInput"];
            /** @description declared metadata fields */
            fields?: {
                [key: string]: "text" | "number" | "boolean" | "date";
            };
            guard?: components["schemas"]["GuardSettingsInput"];
            name?: string;
            personalData?: components["schemas"]["PersonalDataSettingsInput"];
            ranking?: components["schemas"]["RankingInput"];
            retention?: components["schemas"]["RetentionInput"];
            /** @description seconds, for documents and sources that have no limit of their own */
            staleAfter?: number | null;
            /** @description groups of words that mean the same here; a question with one of them is searched for the others too */
            synonyms?: string[][];
        };
        CollectionSettings: {
            answerCache: components["schemas"]["AnswerCacheSettings"];
            answering: components["schemas"]["Answering"];
            chunking: components["schemas"]["Chunking"];
            fields: {
                [key: string]: "text" | "number" | "boolean" | "date";
            };
            guard: components["schemas"]["GuardSettings"];
            personalData: {
                kinds: components["schemas"]["PersonalKind"][];
                /** @enum {string} */
                mode: "keep" | "redact";
            };
            ranking: components["schemas"]["Ranking"];
            retention: components["schemas"]["Retention"];
            staleAfter: number | null;
            synonyms: string[][];
        };
        CompletionAnswer: {
            again?: components["schemas"]["GivenAgain"];
            answer: string;
            /** @description whether the passages were kept from an earlier search that nothing has changed since */
            cached?: boolean;
            /** @description where it was asked back, `abstained` with these: the question does not say which of several things is meant */
            choices?: components["schemas"]["AnswerChoice"][];
            /** @description quotes looked up in the stored revisions before the answer was given; those that did not stand are not among the citations; missing where they could not be looked up */
            citationCheck?: {
                checked: number;
                valid: number;
            };
            citations: components["schemas"]["Citation"][];
            /** @description id of the configuration that it began with, as GET /v1/configurations lists it; the same in its trace */
            config: string;
            /** @description with `responseSchema`: what holds to it; null where the documents do not carry it */
            data?: unknown;
            /** @description what read the values out of the evidence */
            dataBy?: ("rules" | "model") | null;
            /** @description what was asked for and is null or left out, and why */
            dataMissing?: {
                pointer: string;
                reason: string;
            }[];
            /** @description why `data` is null */
            dataReason?: string | null;
            /** @description by JSON pointer into `data`: markers of the citations that carry the value; each that is not null has some */
            dataSources?: {
                [key: string]: number[];
            };
            fallbacks: string[];
            freshness: components["schemas"]["Freshness"];
            gate: components["schemas"]["Gate"];
            guard: components["schemas"]["AnswerGuard"];
            id: string;
            legs: components["schemas"]["LegReport"][];
            /** @enum {string} */
            mode: "extract" | "compose" | "retrieval_only";
            notes: string[];
            /** @description where the question was several and answered part by part: each, in the order asked */
            parts?: components["schemas"]["AnswerPart"][];
            passages: components["schemas"]["Passage"][];
            reason: string | null;
            /** @description what the model wrote and is no part of the answer: it had no support, or its quote did not stand */
            removed?: components["schemas"]["RemovedSentence"][];
            /** @description where a policy sent the question to a person */
            review?: components["schemas"]["ReviewOutcome"];
            rung: components["schemas"]["Rung"];
            sentences: components["schemas"]["Sentence"][];
            status: components["schemas"]["AnswerStatus"];
            timings: {
                [key: string]: number;
            };
            /** @description missing in answers that are older than it */
            understood?: {
                /**
                 * @description who wrote `query`
                 * @enum {string}
                 */
                by: "rule" | "model";
                /** @description words that came from the questions before */
                carried: string[];
                /** @description identifiers and quoted phrases */
                exactTerms: string[];
                /** @description ISO 639-1; null where so short a text does not tell */
                language: string | null;
                /** @description where the question chose of the `choices` that were asked back: what it chose, each answered from its own document */
                meant?: {
                    documentId: string;
                    question: string;
                }[];
                /** @description what was to be done for it and was not */
                notes: string[];
                /** @description the questions in it, each standing alone; empty where it is one */
                parts: string[];
                /** @description what was searched: the question as asked, or as it stands alone */
                query: string;
                /** @description where in `query` a word stands for something that nothing before it names */
                reference?: {
                    end: number;
                    ending: string;
                    start: number;
                };
                /** @description the question as it was asked, where it was searched without its frame (“could you tell me”) or as it stands alone after those before it */
                rewrittenFrom: string | null;
                /** @description what was searched beside it: its parts, or what a model wrote of it */
                searched: string[];
                /** @enum {string} */
                type: "lookup" | "comparison" | "multi-part" | "how-to" | "definition" | "quantity" | "entity" | "yes-no" | "other";
            };
            usage: {
                completionTokens: number;
                embeddedTexts: number;
                promptTokens: number;
                /** @description of the prompt, read before for another one; missing where the model does not say */
                reusedTokens?: number;
            };
            writtenBy?: components["schemas"]["Writer"];
        };
        CompletionUsage: {
            completion_tokens: number;
            /** @description of the model that wrote; 0 where the answer is quoted without one */
            prompt_tokens: number;
            total_tokens: number;
        };
        Configuration: {
            /** @description when it was last made active */
            activatedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            createdBy: {
                keyId: string | null;
                keyName: string | null;
            };
            /** @description of its settings and the texts of its prompts: the same body has the same id */
            id: string;
            /** @description it is what this process serves */
            isActive: boolean;
            name: string;
            note: string | null;
            /** @description why this process could not serve it; empty when it could at once */
            problems: string[];
            /** @description the newest evaluation of each collection under it */
            scores: components["schemas"]["ConfigurationScore"][];
            settings: components["schemas"]["ConfigurationSettings"];
        };
        ConfigurationActivation: {
            /** Format: date-time */
            at: string;
            by: {
                keyId: string | null;
                keyName: string | null;
            };
            configurationId: string;
            /**
             * @description start: what was served before anything was made active
             * @enum {string}
             */
            kind: "start" | "activate" | "rollback";
            name: string;
            number: number;
            reason: string | null;
            /** @description of the configuration, as they were at that moment */
            scores: components["schemas"]["ConfigurationScore"][];
        };
        ConfigurationActivations: {
            items: components["schemas"]["ConfigurationActivation"][];
            nextCursor: string | null;
        };
        ConfigurationBody: {
            /** @description the configuration it is made from; the one that is served when left out */
            from?: string;
            name: string;
            note?: string;
            /**
             * @description what it has otherwise
             * @default {}
             */
            overrides?: {
                answers?: {
                    /** @enum {string} */
                    mode?: "auto" | "extract" | "compose";
                    /** @description evidence below this is no answer */
                    threshold?: number;
                };
                chunking?: {
                    overlapTokens?: number;
                    /** @enum {string} */
                    strategy?: "structure" | "recursive";
                    targetTokens?: number;
                };
                models?: {
                    crossEncoder?: string | null;
                    embedder?: string;
                    /** @description null: answers are extracted */
                    generator?: string | null;
                    secondEmbedder?: string | null;
                };
                /** @description versions by the prompt’s id */
                prompts?: {
                    [key: string]: number;
                };
                retrieval?: {
                    bridgeShare?: number;
                    /** @description asked of each leg */
                    candidates?: number;
                    crossEncoderDeadlineMs?: number;
                    crossEncoderDepth?: number;
                    crossEncoderShare?: number;
                    legDeadlineMs?: number;
                    recencyHalfLifeDays?: number;
                    recencyWeight?: number;
                    rerankDeadlineMs?: number;
                    rerankDepth?: number;
                    /** @description of late interaction in the final score */
                    rerankShare?: number;
                    /** @description of the second embedder, of what meaning counts */
                    secondShare?: number;
                    /** @description share of the vector leg in the fused score; null: by collection, as measured */
                    vectorWeight?: number | null;
                };
                understanding?: {
                    deadlineMs?: number;
                    /** @enum {string} */
                    parts?: "off" | "on";
                    /** @enum {string} */
                    rewriting?: "rule" | "model";
                    /** @enum {string} */
                    variants?: "off" | "variants" | "hyde";
                };
            };
        };
        ConfigurationDiff: {
            after: string;
            before: string;
            changes: {
                /** @description missing where it does not say it */
                after?: string | number | null;
                /** @description missing where it does not say it */
                before?: string | number | null;
                /** @description part.name */
                setting: string;
            }[];
            /** @description prompts whose texts differ, line by line */
            prompts: {
                id: string;
                lines: {
                    /** @enum {string} */
                    kind: "same" | "removed" | "added";
                    text: string;
                }[];
            }[];
        };
        ConfigurationList: {
            /** @description the one that this process serves */
            active: string;
            items: components["schemas"]["Configuration"][];
            nextCursor: string | null;
            /** @description what a rollback would serve again; null: there is nothing before */
            rollsBackTo: string | null;
            /** @description the one that its environment says */
            started: string;
            warnings: string[];
        };
        /** @default {} */
        ConfigurationRollbackBody: {
            /** @description only while this one is served: two clicks are one step back */
            from?: string;
            /** @description why, for the record */
            reason?: string;
        };
        ConfigurationScore: {
            collection: string;
            /** Format: date-time */
            endedAt: string;
            evaluationId: string;
            /** @description 95 % bootstrap interval */
            interval: [
                number,
                number
            ];
            ndcg10: number;
            questions: number;
            recall10: number;
            /** @description when it was said that the configuration was released with these scores */
            releasedAt: string | null;
            /** @description its questions were made by rule */
            synthetic: boolean;
        };
        ConfigurationSettings: {
            answers: {
                /** @enum {string} */
                mode: "auto" | "extract" | "compose";
                /** @description evidence below this is no answer */
                threshold: number;
            };
            /** @description of collections made from then on; what is stored stays as it is cut */
            chunking: components["schemas"]["Chunking"];
            models: {
                crossEncoder: string | null;
                embedder: string;
                /** @description null: answers are extracted */
                generator: string | null;
                secondEmbedder: string | null;
            };
            /** @description versions by the prompt’s id */
            prompts: {
                [key: string]: number;
            };
            retrieval: {
                bridgeShare: number;
                /** @description asked of each leg */
                candidates: number;
                crossEncoderDeadlineMs: number;
                crossEncoderDepth: number;
                crossEncoderShare: number;
                legDeadlineMs: number;
                recencyHalfLifeDays: number;
                recencyWeight: number;
                rerankDeadlineMs: number;
                rerankDepth: number;
                /** @description of late interaction in the final score */
                rerankShare: number;
                /** @description of the second embedder, of what meaning counts */
                secondShare: number;
                /** @description share of the vector leg in the fused score; null: by collection, as measured */
                vectorWeight: number | null;
            };
            understanding: {
                deadlineMs: number;
                /** @enum {string} */
                parts: "off" | "on";
                /** @enum {string} */
                rewriting: "rule" | "model";
                /** @enum {string} */
                variants: "off" | "variants" | "hyde";
            };
        };
        CurrentChunking: {
            chunking: components["schemas"]["Chunking"];
            /** @description live documents: cut as the settings say, cut otherwise, on their way to a new revision; outdated ones whose newest revision failed */
            documents: {
                current: number;
                failed: number;
                moving: number;
                outdated: number;
            };
            /** @description what the embedding model takes at most */
            maxTokens: number;
            settingsVersion: number;
        };
        CutChunk: {
            /** @description what stands before the text when it is found, such as its table's header; no part of the span */
            context: string | null;
            headings: string[];
            ordinal: number;
            page: number | null;
            /** @description what is read when the chunk is found */
            section: components["schemas"]["Span"];
            span: components["schemas"]["Span"];
            /** @description as embedded: title, headings, context and text */
            tokens: number;
        };
        DataEvent: {
            /** @description with `responseSchema`: what holds to it; null where the documents do not carry it */
            data?: unknown;
            /** @description what read the values out of the evidence */
            dataBy?: ("rules" | "model") | null;
            /** @description what was asked for and is null or left out, and why */
            dataMissing?: {
                pointer: string;
                reason: string;
            }[];
            /** @description why `data` is null */
            dataReason?: string | null;
            /** @description by JSON pointer into `data`: markers of the citations that carry the value; each that is not null has some */
            dataSources?: {
                [key: string]: number[];
            };
        };
        Deletion: {
            deletion: {
                /** Format: date-time */
                at: string;
                /** @description null while traces and files are still to be seen to */
                completedAt: string | null;
                externalId: string;
                keyId: string | null;
                removed: {
                    /** @description stored questions whose answer shows it */
                    answers: number;
                    /** @description sha256 */
                    files: string[];
                    /** @description rows that hold content of it, by table */
                    places: {
                        [key: string]: number;
                    };
                    /** @description revisions that have a text */
                    texts: number;
                    vectors: number;
                };
                /** @enum {string} */
                traces: "redact" | "keep" | "delete";
            } | null;
            documentId: string;
            /** @description deleted, and nothing of it is present */
            isGone: boolean;
            /** @description counted now */
            present: {
                /** @description stored questions whose answer shows it */
                answers: number;
                files: {
                    /** @description another document has the same bytes */
                    ofAnother: boolean;
                    sha256: string;
                }[];
                /** @description rows that hold content of it, by table */
                places: {
                    [key: string]: number;
                };
                /** @description revisions that have a text */
                texts: number;
                /** @description vectors of texts that no document has, of whatever document they were */
                unownedVectors: number;
            };
        };
        Delivery: {
            attempts: number;
            /** Format: date-time */
            createdAt: string;
            documentId: string | null;
            durationMs: number | null;
            /** @description the event's id and the webhook-id that is sent */
            id: string;
            lastAttemptAt: string | null;
            nextAttemptAt: string | null;
            /** @description the first bytes of the last answer, or why there was none */
            response: string | null;
            state: components["schemas"]["DeliveryState"];
            /** @description of the last attempt; null when there was no answer */
            statusCode: number | null;
            type: components["schemas"]["EventType"];
        };
        DeliveryList: {
            items: components["schemas"]["Delivery"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        DeliveryState: "pending" | "delivered" | "failed";
        Diff: {
            changes: components["schemas"]["Change"][];
            /** @description changes beyond the first 500 */
            changesLeftOut: number;
            chunks: {
                added: number;
                /** @description texts of `to` that had to be embedded when it came; null where that was not counted */
                embedded: number | null;
                gone: number;
                kept: number;
            };
            documentId: string;
            /** @description false when the texts differ too much to be compared line by line */
            exact: boolean;
            from: number;
            linesAdded: number;
            linesRemoved: number;
            to: number;
        };
        Document: {
            access: components["schemas"]["Access"];
            collection: string;
            /** Format: date-time */
            createdAt: string;
            externalId: string;
            failure: {
                code: string;
                reason: string;
            } | null;
            id: string;
            latest: components["schemas"]["Revision"];
            liveRevision: number | null;
            metadata: {
                [key: string]: unknown;
            };
            staleAfter: number | null;
            /** @description of the newest revision */
            status: components["schemas"]["Status"];
            title: string | null;
            /** Format: date-time */
            updatedAt: string;
            validFrom: string | null;
            validUntil: string | null;
        };
        DocumentBody: {
            access?: components["schemas"]["AccessInput"];
            externalId?: string;
            /**
             * @description of the text
             * @default text/plain
             * @enum {string}
             */
            mediaType?: "text/plain" | "text/markdown" | "text/html";
            metadata?: {
                [key: string]: unknown;
            };
            /** @description seconds after the last revision */
            staleAfter?: number;
            text?: string;
            title?: string;
            /**
             * Format: uri
             * @description a page or file fetched once; a source keeps it fresh
             */
            url?: string;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validUntil?: string;
        };
        DocumentList: {
            items: components["schemas"]["Document"][];
            nextCursor: string | null;
        };
        DocumentPatch: {
            access?: components["schemas"]["AccessInput"];
            metadata?: {
                [key: string]: unknown;
            };
            /** @description seconds after the last revision */
            staleAfter?: number;
            title?: string;
            /** Format: date-time */
            validFrom?: string;
            /** Format: date-time */
            validUntil?: string;
        };
        DuplicateGroup: {
            documents: {
                documentId: string;
                externalId: string;
                /** @description since when it is live */
                liveAt: string;
                /** @description went live last of all in the group */
                newest: boolean;
                /** @description the live one, which was compared */
                revision: number;
                /** @description share of five-word runs in common with the document that came first, an estimate */
                similarity: number;
                title: string | null;
            }[];
        };
        DuplicateList: {
            items: components["schemas"]["DuplicateGroup"][];
            nextCursor: string | null;
        };
        EmbeddingList: {
            /** @description what of the request had no effect */
            aquifer?: {
                notes: string[];
            };
            data: {
                embedding: number[] | string;
                index: number;
                /** @constant */
                object: "embedding";
            }[];
            model: string;
            /** @constant */
            object: "list";
            usage: {
                prompt_tokens: number;
                total_tokens: number;
            };
        };
        EmbeddingsBody: {
            /** @description only the number that the model has */
            dimensions?: number | null;
            /** @description base64: little-endian 32-bit floats */
            encoding_format?: ("float" | "base64") | null;
            /** @description a text or a list of them; no lists of token numbers */
            input: string | string[];
            /** @description ours: whether the texts are passages to be found or questions to find them by; passage when left out */
            input_type?: ("passage" | "query") | null;
            /** @description the id of the embedder here: GET /v1/models */
            model: string;
        } & {
            [key: string]: unknown;
        };
        EvaluatedQuestion: {
            expected: string[];
            found: {
                /** @description null, as title and externalId, for a document that is gone or that you may no longer see */
                documentId: string | null;
                expected: boolean;
                externalId: string | null;
                title: string | null;
            }[];
            goldenId: string;
            missing: string[];
            ndcg10: {
                [key: string]: number;
            };
            notes: string[];
            question: string;
            quote: string | null;
            quoteRank: number | null;
            ranks: {
                [key: string]: number | null;
            };
            timings: {
                [key: string]: number;
            };
        };
        EvaluatedQuestions: {
            items: components["schemas"]["EvaluatedQuestion"][];
            nextCursor: string | null;
        };
        Evaluation: {
            collection: string;
            configurationId: string | null;
            /** Format: date-time */
            createdAt: string;
            done: number;
            durationSeconds: number | null;
            endedAt: string | null;
            figures: {
                latency: {
                    [key: string]: {
                        p50Ms: number;
                        p95Ms: number;
                        p99Ms: number;
                    };
                };
                /** @description those documents, the first hundred */
                missing: string[];
                questions: number;
                stages: {
                    [key: string]: components["schemas"]["StageFigures"];
                };
                /** @description questions with an expected document that it could not find */
                withMissing: number;
            } | null;
            id: string;
            note: string | null;
            questions: number;
            /** @description why it failed */
            reason: string | null;
            /** @description when its configuration was released with these scores */
            releasedAt: string | null;
            searchedAs: {
                groups: string[];
                role: string;
            };
            startedAt: string | null;
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed";
            /** @description its questions were made by rule, for want of golden ones */
            synthetic: boolean;
            /** @description the configuration it searches by, as GET /v1/configurations has it; null until it begins */
            version: string | null;
        };
        EvaluationBody: {
            /** @description name or id */
            collection: string;
            /** @description a configuration instead of the one that is served; for admins */
            configuration?: string;
            /** @description search as a reader of these groups instead of as yourself; for admins */
            groups?: string[];
            /** @description what is being tried */
            note?: string;
        };
        EvaluationComparison: {
            best: {
                /** @description nDCG@10 in the first */
                first: number;
                firstFound: {
                    /** @description null, as title and externalId, for a document that is gone or that you may no longer see */
                    documentId: string | null;
                    expected: boolean;
                    externalId: string | null;
                    title: string | null;
                }[];
                goldenId: string;
                question: string;
                second: number;
                secondFound: {
                    /** @description null, as title and externalId, for a document that is gone or that you may no longer see */
                    documentId: string | null;
                    expected: boolean;
                    externalId: string | null;
                    title: string | null;
                }[];
            }[];
            /** @description settings that the second searched by and the first did not; null where one of them did not keep its settings */
            changes: {
                after: string | null;
                /** @description null where the first does not have it */
                before: string | null;
                /** @description its names from the outside in: rerank.share */
                setting: string;
            }[] | null;
            /** @description mean nDCG@10, second less first */
            difference: number;
            first: components["schemas"]["Evaluation"];
            /** @description 95 % bootstrap interval */
            interval: [
                number,
                number
            ];
            losses: number;
            /** @description how likely chance alone makes as much of a difference, two-sided */
            pValue: number;
            /** @description questions that both have */
            questions: number;
            second: components["schemas"]["Evaluation"];
            stage: string;
            ties: number;
            /** @description questions that only one of them has, left out */
            unpaired: number;
            wins: number;
            worst: {
                /** @description nDCG@10 in the first */
                first: number;
                firstFound: {
                    /** @description null, as title and externalId, for a document that is gone or that you may no longer see */
                    documentId: string | null;
                    expected: boolean;
                    externalId: string | null;
                    title: string | null;
                }[];
                goldenId: string;
                question: string;
                second: number;
                secondFound: {
                    /** @description null, as title and externalId, for a document that is gone or that you may no longer see */
                    documentId: string | null;
                    expected: boolean;
                    externalId: string | null;
                    title: string | null;
                }[];
            }[];
        };
        EvaluationList: {
            items: components["schemas"]["Evaluation"][];
            nextCursor: string | null;
        };
        EvaluationPatch: {
            released: boolean;
        };
        EventList: {
            items: components["schemas"]["EventRecord"][];
            nextCursor: string | null;
        };
        EventRecord: {
            /** @description facts of this type; never a text of a document */
            data: {
                collectionId: string | null;
                documentId: string | null;
                sourceId: string | null;
            } & {
                [key: string]: unknown;
            };
            /** @description also the webhook-id that webhooks get */
            id: string;
            /** Format: date-time */
            timestamp: string;
            type: components["schemas"]["EventType"];
        };
        /** @enum {string} */
        EventType: "document.live" | "document.failed" | "document.stale" | "document.deleted" | "document.rolled_back" | "revision.quarantined" | "source.synced" | "source.failed" | "source.held" | "alert.raised" | "alert.resolved" | "review.opened" | "review.answered" | "review.dismissed" | "model.changed" | "batch.finished" | "webhook.disabled" | "webhook.test";
        ExplainedPassage: {
            /** @description the passage of another document that it belongs to as the next hop */
            bridge?: {
                /** @description the name they share */
                by: string;
                from: {
                    chunkId: string;
                    documentId: string;
                    title: string;
                } | null;
                gained: number;
            };
            chunkId: string;
            /** @description the name of the collection it is in */
            collection: string;
            documentId: string;
            dropped: {
                /** @description what says it already */
                of: {
                    chunkId: string;
                    documentId: string;
                    title: string;
                } | null;
                reason: string;
            } | null;
            externalId: string;
            fused: number;
            /** @description after keyword and vector leg were put together; null, as the legs are, where only a search beside the question found it */
            fusedPlace: number | null;
            headings: string[];
            keyword: {
                normalised: number;
                rank: number;
                score: number;
            } | null;
            /** @description what lifted or sank it after the ranking of the question itself, with both places: a part of it, a cap, diversity, widening; null where nothing did */
            moved: string | null;
            /** @description what each judge made of it, by the name of the judge */
            opinions: {
                [key: string]: {
                    normalised: number;
                    rank: number;
                    score: number;
                };
            };
            /** @description which of its document’s passages, from 0 */
            ordinal: number;
            page: number | null;
            /** @description in the final order; null for what was dropped */
            place: number | null;
            /** @description what the score is made of */
            portions: {
                /** @description vector, keyword, the name of a judge, bridge, recency, or beside: the best of what was searched beside the question */
                by: string;
                /** @description in points of the final score, which is the sum of all */
                gave: number;
            }[];
            /** @description after whatever ranks after that, for the question by itself */
            rankedPlace: number | null;
            /** @description what late interaction made of it */
            rerank: {
                normalised: number;
                rank: number;
                score: number;
            } | null;
            revision: number;
            score: number;
            /** @description its place and score in each of `searches` of the explanation, where there are several */
            searches?: {
                /** @description points of the final score */
                gave: number;
                place: number | null;
                score: number;
            }[];
            /** @description among the items */
            shown: boolean;
            span: components["schemas"]["Span"];
            /** @description how the passage begins, without lines of markup before the first words */
            text: string;
            title: string;
            /** @description the sentence that says which judge of the second look did not judge it and why; null when all that had a say did */
            unjudged: string | null;
            vector: {
                normalised: number;
                rank: number;
                score: number;
            } | null;
        };
        Explanation: {
            /** @description what gained by another passage that it shares a rare name with */
            bridge?: {
                bridged: number;
                ms: number;
                note: string | null;
                share: number;
                status: string;
            };
            /** @description why the first passage came first, sentence by sentence */
            first: string[];
            fusion: {
                /** @enum {string} */
                status: "ok" | "fallback";
                vectorShare: number;
                why: string;
            };
            /** @description each leg's own ranking */
            legs: {
                keyword: {
                    chunkId: string;
                    documentId: string;
                    normalised: number;
                    rank: number;
                    score: number;
                    title: string;
                }[];
                vector: {
                    chunkId: string;
                    documentId: string;
                    normalised: number;
                    rank: number;
                    score: number;
                    title: string;
                }[];
            };
            /** @description what each can give at most, in points of the final score; what bridge gives comes on top of the others */
            most: {
                /** @description vector, keyword, the name of a judge, bridge, recency, or beside: the best of what was searched beside the question */
                by: string;
                /** @description in points of the final score, which is the sum of all */
                gave: number;
            }[];
            /** @description what would come first with one thing changed: ranked anew for this, nothing is changed by it */
            otherwise: {
                /** @description what would come first */
                first: {
                    chunkId: string;
                    documentId: string;
                    title: string;
                } | null;
                /** @description of the best passage of the document asked for; null where it would not be a candidate, or none was asked for */
                place: number | null;
                /** @description what to set or send for it; null for one leg or one part by itself */
                setting: string | null;
                /** @description what was changed, as it goes on in a sentence: “without the second look” */
                words: string;
            }[];
            /** @description all candidates: first what is shown, then what is not, dropped ones last */
            ranking: components["schemas"]["ExplainedPassage"][];
            /** @description what would put another passage first, as far as that was tried, sentence by sentence */
            remedies: string[];
            /** @description what access and filters took away: counts only */
            removed: {
                /** @description of these, left out by the filter */
                filtered: {
                    chunks: number;
                    documents: number;
                };
                /** @description left out by access; null unless an admin asks */
                hidden: {
                    chunks: number;
                    documents: number;
                } | null;
                /** @description what the counts mean for you */
                note: string;
                /** @description live in the collections and yours to read */
                readable: {
                    chunks: number;
                    documents: number;
                };
            };
            rerank: {
                judged: number;
                /** @description each judge with its own ranking of the candidates it judged */
                judges: {
                    id: string;
                    judge: string;
                    judged: number;
                    ms: number;
                    note: string | null;
                    ranking: {
                        chunkId: string;
                        documentId: string;
                        normalised: number;
                        rank: number;
                        score: number;
                        title: string;
                    }[];
                    share: number;
                    status: string;
                }[];
                model: string | null;
                ms: number;
                note: string | null;
                share: number;
                status: string;
            };
            /** @description where the parts of a question, or other wordings of it, had a say: the question itself, then each of them */
            searches?: {
                found: number;
                /**
                 * @description the question by itself, a part of it, or what a model wrote of it
                 * @enum {string}
                 */
                kind: "whole" | "part" | "written";
                /** @description what it is called: A for the first beside the question; empty for the question itself */
                letter: string;
                query: string;
                /** @description its own first passages */
                ranking: {
                    chunkId: string;
                    documentId: string;
                    /** @description its rank there by words */
                    keyword: number | null;
                    /** @description where it stands in the end */
                    place: number | null;
                    rank: number;
                    score: number;
                    title: string;
                    /** @description its rank there by meaning */
                    vector: number | null;
                }[];
                /** @description of the final score; those beside the question have it together, by the best of them */
                share: number;
                vectorShare: number;
            }[];
            settings: {
                candidatesPerLeg: number;
                embedder: string;
                keywordMethod: string;
                limit: number;
                /** @description null: by collection, as measured */
                vectorWeight: number | null;
            };
            /** @description the words of the query */
            words: {
                /** @description there are more */
                atLeast: boolean;
                /** @description what was searched beside it: a synonym, or what it was taken for */
                note: string | null;
                /** @description that hold it, of those you may see and the filter leaves; null when not counted */
                passages: number | null;
                /** @description what it scores when searched for alone, by chunk id, in the first passages */
                points: {
                    [key: string]: number;
                };
                /** @description false for words that stand everywhere */
                searched: boolean;
                /** @description its rarity (inverse document frequency) */
                weight: number | null;
                word: string;
            }[];
        };
        Feedback: {
            comment?: string;
            expected?: string;
            questionId: string;
            /** @enum {string} */
            rating: "up" | "down";
        };
        FeedbackBody: {
            comment?: string;
            expected?: string;
            /** @enum {string} */
            rating: "up" | "down";
        };
        FieldList: {
            items: {
                commonest: {
                    documents: number;
                    value: string | number | boolean;
                }[];
                /** @description as the collection declares it */
                declared: ("text" | "number" | "boolean" | "date") | null;
                distinctValues: number;
                documents: number;
                field: string;
                /** @enum {string} */
                kind: "text" | "number" | "boolean" | "date" | "object" | "null";
                range: [
                    string | number | boolean,
                    string | number | boolean
                ] | null;
            }[];
        };
        /**
         * @description length: there is more to say than the tokens asked for hold; content_filter: the question tries something on the service and is refused, content says why
         * @enum {string}
         */
        FinishReason: "stop" | "length" | "content_filter";
        Freshness: {
            contradictions: {
                newer: {
                    /** Format: date-time */
                    changedAt: string;
                    chunkId: string;
                    documentId: string;
                    quote: string;
                    revision: number;
                    title: string;
                };
                /** @description what tells which is the newer: from when they hold, their titles, or a day and more between their changes; null: nothing */
                newerBy?: ("validity" | "title" | "change") | null;
                older: {
                    /** Format: date-time */
                    changedAt: string;
                    chunkId: string;
                    documentId: string;
                    quote: string;
                    revision: number;
                    title: string;
                };
                /** @description in the newer and in the older sentence */
                values: [
                    string,
                    string
                ];
            }[];
            date: string | null;
            documents: {
                /**
                 * Format: date-time
                 * @description what it rests on: last verified, replaced, or the end of its validity
                 */
                date: string;
                documentId: string;
                revision: number;
                title: string;
                verdict: components["schemas"]["FreshnessVerdict"];
                why: string;
            }[];
            /** @description the worst of the documents it rests on */
            verdict: components["schemas"]["FreshnessVerdict"];
            /** @description to be said with the answer when what it rests on is not current or is contradicted */
            words: string | null;
        };
        FreshnessReport: {
            /** @description by how long ago they were verified */
            ages: {
                documents: number;
                verified: string;
            }[];
            changed: {
                /** Format: date-time */
                changedAt: string;
                collection: string;
                documentId: string;
                revision: number;
                source: string | null;
                title: string;
            }[];
            /** @description live documents you may see */
            documents: number;
            failingSources: {
                id: string;
                kind: string;
                lastSuccessAt: string | null;
                message: string | null;
                name: string;
                state: string;
            }[];
            verdicts: {
                [key: string]: number;
            };
        };
        /** @enum {string} */
        FreshnessVerdict: "current" | "unverified" | "stale" | "superseded" | "expired";
        Gate: {
            /** @description what the score is made of; answers of long ago lack it */
            evidence?: {
                /** @enum {string} */
                name: "meaning" | "words" | "secondMeaning" | "identifier" | "sentence" | "said" | "cell";
                /** @enum {string} */
                speaks: "for" | "against";
                value: number;
                /** @description what `value` counts in the score */
                weight: number;
                /** @description the same for a person */
                words: string;
            }[];
            score: number;
            threshold: number;
        };
        /** @description that the answer was made before and is given again; missing where it was made for this question */
        GivenAgain: {
            ageSeconds: number;
            /** @description as that one stood alone */
            asked: string;
            /** @description how alike the two are in meaning; null where their words are the same */
            cosine: number | null;
            /** @description the question it was made for; null where that was another key’s */
            of: string | null;
        };
        GoldenBody: {
            /**
             * @description external ids of documents that are right
             * @default []
             */
            expected?: string[];
            question: string;
            /** @description words that a right passage holds */
            quote?: string;
        };
        GoldenKept: {
            errors: {
                code: string;
                detail: string;
                name: string;
            }[];
            items: components["schemas"]["GoldenQuestion"][];
        };
        GoldenList: {
            items: components["schemas"]["GoldenQuestion"][];
            nextCursor: string | null;
        };
        GoldenQuestion: {
            /** Format: date-time */
            createdAt: string;
            expected: string[];
            id: string;
            /** @description expected documents that you cannot find in the collection now */
            notFound: string[];
            question: string;
            quote: string | null;
            /** @description made by rule out of the collection's own passages */
            synthetic: boolean;
        };
        GuardCase: {
            collection: string;
            decision: {
                /** Format: date-time */
                at: string;
                by: {
                    /** @description name of the API key; null without one */
                    key: string | null;
                    role: string;
                };
                decision: components["schemas"]["GuardDecision"];
                note: string | null;
            } | null;
            documentId: string;
            externalId: string;
            findingCount: number;
            /** @description the worst first; in lists at most three */
            findings: components["schemas"]["GuardFinding"][];
            level: components["schemas"]["GuardLevel"];
            revision: number;
            revisionId: string;
            /** Format: date-time */
            scannedAt: string;
            /** @enum {string} */
            state: "open" | "approved" | "rejected";
            /** @description quarantined: no reader finds it; live: it is shown, what is suspect marked */
            status: components["schemas"]["Status"];
            title: string | null;
            /** @description where the guard could not read it again: what it found before stays, and it is suspect at least */
            unread: {
                /** Format: date-time */
                retryAt: string;
                /** @description tried in a row */
                times: number;
            } | null;
            /** @description of the guard that looked */
            version: string;
        };
        GuardCaseInPlace: {
            collection: string;
            decision: {
                /** Format: date-time */
                at: string;
                by: {
                    /** @description name of the API key; null without one */
                    key: string | null;
                    role: string;
                };
                decision: components["schemas"]["GuardDecision"];
                note: string | null;
            } | null;
            documentId: string;
            externalId: string;
            findingCount: number;
            /** @description all of them, in the order of the text */
            findings: components["schemas"]["GuardFindingInPlace"][];
            level: components["schemas"]["GuardLevel"];
            revision: number;
            revisionId: string;
            /** Format: date-time */
            scannedAt: string;
            /** @enum {string} */
            state: "open" | "approved" | "rejected";
            /** @description quarantined: no reader finds it; live: it is shown, what is suspect marked */
            status: components["schemas"]["Status"];
            title: string | null;
            /** @description where the guard could not read it again: what it found before stays, and it is suspect at least */
            unread: {
                /** Format: date-time */
                retryAt: string;
                /** @description tried in a row */
                times: number;
            } | null;
            /** @description of the guard that looked */
            version: string;
        };
        GuardDecided: {
            decision: components["schemas"]["GuardDecision"];
            /**
             * @description live: readers see it; embedding: they will when it has its vectors; superseded: a newer revision is live; withheld: nobody sees it; unchanged: so it was decided already
             * @enum {string}
             */
            outcome: "live" | "embedding" | "superseded" | "withheld" | "unchanged";
            revisionId: string;
        };
        /** @enum {string} */
        GuardDecision: "approve" | "reject";
        GuardDecisionBody: {
            /** @description approve: readers see it; reject: they never will */
            decision: components["schemas"]["GuardDecision"];
            note?: string;
        };
        GuardFinding: {
            /** @description false where a person let it in, here or elsewhere in the collection */
            counts: boolean;
            cues: string[];
            /** @description who settled it: how it was kept out of sight, what its words weigh, a classifier, a language model; null: it was not kept */
            decidedBy: ("gate" | "features" | "transformer" | "judge") | null;
            /** @enum {string} */
            level: "suspect" | "quarantined";
            page: number | null;
            /** @description at most 500 characters */
            quote: string;
            /** @description what is said, and how it was kept out of sight */
            reason: string;
            /** @description log odds; above 0 means more likely than not */
            score: number;
            /** @description in the canonical text; null where the file holds it out of sight, and then it is about all of the revision */
            span: components["schemas"]["Span"] | null;
        };
        GuardFindingInPlace: {
            /** @description false where a person let it in, here or elsewhere in the collection */
            counts: boolean;
            cues: string[];
            /** @description who settled it: how it was kept out of sight, what its words weigh, a classifier, a language model; null: it was not kept */
            decidedBy: ("gate" | "features" | "transformer" | "judge") | null;
            /** @description null for what the text does not hold */
            excerpt: {
                /** @description the finding within this text, for highlighting */
                mark: components["schemas"]["Span"];
                /** @description characters of the finding that follow and are left out here; then the text ends with the mark */
                omitted: number;
                /** @description where it begins in the canonical text */
                start: number;
                /** @description up to 2,000 characters of the finding with up to 200 before and after it */
                text: string;
            } | null;
            /** @enum {string} */
            level: "suspect" | "quarantined";
            page: number | null;
            /** @description at most 500 characters */
            quote: string;
            /** @description what is said once encodings and disguise are undone, at most 1,000 characters; null where there are none */
            reads: string | null;
            /** @description what is said, and how it was kept out of sight */
            reason: string;
            /** @description log odds; above 0 means more likely than not */
            score: number;
            /** @description in the canonical text; null where the file holds it out of sight, and then it is about all of the revision */
            span: components["schemas"]["Span"] | null;
        };
        /** @enum {string} */
        GuardLevel: "clean" | "suspect" | "quarantined";
        GuardList: {
            items: components["schemas"]["GuardCase"][];
            nextCursor: string | null;
        };
        /** @enum {string} */
        GuardPolicy: "quarantine" | "mark" | "off";
        GuardSettings: {
            /**
             * @description answers may link there, beside the addresses of what they cite
             * @default []
             */
            allowedHosts: string[];
            /**
             * @description documents that give orders: quarantine keeps them from readers until a person has looked, mark shows them as suspect, off does nothing
             * @default quarantine
             * @enum {string}
             */
            documents: "quarantine" | "mark" | "off";
            /**
             * @description credentials in the words of an answer: mask names them in their place, flag only tells of them (docs/output-checks.md)
             * @default mask
             * @enum {string}
             */
            secrets: "mask" | "flag" | "off";
        };
        GuardSettingsInput: {
            /**
             * @description answers may link there, beside the addresses of what they cite
             * @default []
             */
            allowedHosts?: string[];
            /**
             * @description documents that give orders: quarantine keeps them from readers until a person has looked, mark shows them as suspect, off does nothing
             * @default quarantine
             * @enum {string}
             */
            documents?: "quarantine" | "mark" | "off";
            /**
             * @description credentials in the words of an answer: mask names them in their place, flag only tells of them (docs/output-checks.md)
             * @default mask
             * @enum {string}
             */
            secrets?: "mask" | "flag" | "off";
        };
        GuardSummary: {
            approved: number;
            /** @description revisions that wait for a person */
            open: {
                quarantined: number;
                suspect: number;
            };
            rejected: number;
            /** @description of all of these, those that the guard could not read again and will try again */
            unread: number;
        };
        Key: {
            computeSecondsPerDay: number | null;
            /** Format: date-time */
            createdAt: string;
            groups: string[];
            id: string;
            lastUsedAt: string | null;
            mcpTools: string[] | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            requestsPerMinute: number | null;
            revokedAt: string | null;
            /** @enum {string} */
            role: "admin" | "editor" | "reader";
            tokensPerDay: number | null;
            used: {
                computeSecondsLastDay: number;
                /** @description 0 where its requests are not limited: nobody counts them */
                requestsThisMinute: number;
                tokensLastDay: number;
            };
        };
        KeyBody: {
            /** @description that models work for it, over the last 24 hours */
            computeSecondsPerDay?: number | null;
            /** @default [] */
            groups?: string[];
            mcpTools?: components["schemas"]["McpTool"][] | null;
            name: string;
            requestsPerMinute?: number | null;
            /** @enum {string} */
            role: "admin" | "editor" | "reader";
            /** @description read and written by models, over the last 24 hours */
            tokensPerDay?: number | null;
        };
        KeyList: {
            items: components["schemas"]["Key"][];
            nextCursor: string | null;
        };
        KeyPatch: {
            /** @description that models work for it, over the last 24 hours */
            computeSecondsPerDay?: number | null;
            mcpTools?: components["schemas"]["McpTool"][] | null;
            requestsPerMinute?: number | null;
            /** @description read and written by models, over the last 24 hours */
            tokensPerDay?: number | null;
        };
        LegReport: {
            hits: number;
            /** @enum {string} */
            leg: "keyword" | "vector";
            /**
             * @description of the vector leg: all vectors in scope compared, or their index walked
             * @enum {string}
             */
            method?: "exact" | "approximate";
            ms: number;
            note: string | null;
            /** @enum {string} */
            status: "ok" | "failed" | "late" | "fallback";
        };
        /** @description a JSON-RPC message of the Model Context Protocol */
        McpMessage: {
            id?: string | number;
            /** @constant */
            jsonrpc: "2.0";
            method?: string;
            params?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @enum {string} */
        McpTool: "search" | "ask" | "read" | "list";
        Me: {
            groups: string[];
            keyId: string | null;
            keyless: boolean;
            organisationId: string;
            /** @enum {string} */
            role: "admin" | "editor" | "reader";
        };
        MeasuredConfiguration: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            released: components["schemas"]["Evaluation"][];
            settings: {
                [key: string]: unknown;
            };
            /** @description tunings that it was taken from */
            tunedBy: components["schemas"]["Tuning"][];
        };
        ModelCanary: {
            /** @description share of them answered as at first, by the latest look; below 0.6 it is another model */
            agreement: number | null;
            /** @description what the server calls it */
            answeredAs: string | null;
            changedAt: string | null;
            /** Format: date-time */
            checkedAt: string;
            differences: {
                before: string;
                now: string;
                prompt: string;
            }[];
            model: string;
            /** @description names of the prompts that it is watched by */
            prompts: string[];
            /** Format: date-time */
            recordedAt: string;
            server: string;
            /**
             * @description unstable: it never answers the same twice, so nobody can tell whether it was changed
             * @enum {string}
             */
            state: "same" | "changed" | "unstable";
        };
        ModelCanaryBody: {
            /** @description ids of remote models; left out: all */
            models?: string[];
            /**
             * @description what they answer now is what they are held against from now on
             * @default false
             */
            record?: boolean;
        };
        ModelCanaryList: {
            items: components["schemas"]["ModelCanary"][];
        };
        NewKey: {
            computeSecondsPerDay: number | null;
            /** Format: date-time */
            createdAt: string;
            groups: string[];
            id: string;
            /** @description shown this once */
            key: string;
            lastUsedAt: string | null;
            mcpTools: string[] | null;
            name: string;
            /** @description first characters, to recognise it by */
            prefix: string;
            requestsPerMinute: number | null;
            revokedAt: string | null;
            /** @enum {string} */
            role: "admin" | "editor" | "reader";
            tokensPerDay: number | null;
            used: {
                computeSecondsLastDay: number;
                /** @description 0 where its requests are not limited: nobody counts them */
                requestsThisMinute: number;
                tokensLastDay: number;
            };
        };
        NewWebhook: {
            /** @description ids */
            collections: string[];
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            events: components["schemas"]["EventType"][];
            failingSince: string | null;
            /** @description refusals in a row */
            failures: number;
            id: string;
            lastSuccessAt: string | null;
            nextAttemptAt: string | null;
            /** @description deliveries that wait */
            pending: number;
            /** @description why it is disabled */
            reason: string | null;
            /** @description shown this once */
            secret: string;
            /** @enum {string} */
            state: "ok" | "failing" | "disabled";
            /** Format: date-time */
            updatedAt: string;
            url: string;
        };
        OnlineMeasures: {
            answered: number;
            /** @description days with questions, UTC */
            days: {
                answered: number;
                /** Format: date */
                day: string;
                down: number;
                /** @description share of the answered that cite one of the first passages */
                hitRate: number | null;
                /** @description mean of 1 / rank of the first passage cited, over the answered */
                mrr: number | null;
                /** @description of the cited passages, over the answered */
                ndcg10: number | null;
                questions: number;
                up: number;
            }[];
            down: number;
            first: number;
            /** @description share of the answered that cite one of the first passages */
            hitRate: number | null;
            /** @description mean of 1 / rank of the first passage cited, over the answered */
            mrr: number | null;
            /** @description of the cited passages, over the answered */
            ndcg10: number | null;
            questions: number;
            up: number;
        };
        OpenAiError: {
            error: {
                code: string;
                message: string;
                param: string | null;
                /** @enum {string} */
                type: "invalid_request_error" | "rate_limit_error" | "server_error";
            };
        };
        OpenAiModel: {
            /** @description seconds since 1970 */
            created: number;
            id: string;
            /** @constant */
            object: "model";
            owned_by: string;
        };
        OpenAiModelList: {
            data: components["schemas"]["OpenAiModel"][];
            /** @constant */
            object: "list";
        };
        OverdueList: {
            items: {
                collection: string;
                documentId: string;
                /** Format: date-time */
                dueAt: string;
                source: string | null;
                title: string;
                verdict: components["schemas"]["FreshnessVerdict"];
                /** Format: date-time */
                verifiedAt: string;
            }[];
            nextCursor: string | null;
        };
        Passage: {
            boxes: components["schemas"]["Box"][];
            chunkId: string;
            /** @description the name of the collection it is in; in searches */
            collection?: string;
            /** @description what stands before the text, such as its table's header; no part of its span */
            context: string | null;
            documentId: string;
            /** @description with `expand`: what is read with it */
            expanded?: {
                /** @description found passages that became part of it, its own first */
                chunkIds: string[];
                span: components["schemas"]["Span"];
                /** @description the canonical text of the revision at span */
                text: string;
            };
            externalId: string;
            freshness: components["schemas"]["PassageFreshness"];
            /** @description where the guard found something in it, or in what its file hides */
            guard: components["schemas"]["PassageGuard"] | null;
            headings: string[];
            page: number | null;
            /** @description chunk of a passage before it that already says its text */
            repeats: string | null;
            revision: number;
            /** @description 0 to 1, comparable within one ranking only */
            score: number;
            scores?: {
                cosine: number | null;
                keyword: {
                    normalised: number;
                    rank: number;
                    score: number;
                } | null;
                vector: {
                    normalised: number;
                    rank: number;
                    score: number;
                } | null;
                why: string;
            };
            /** @description what is read with it; its text when asked for */
            section?: {
                span: components["schemas"]["Span"];
                text?: string;
            };
            span: components["schemas"]["Span"];
            text: string;
            title: string;
        };
        PassageFreshness: {
            /**
             * Format: date-time
             * @description what it rests on: last verified, replaced, or the end of its validity
             */
            date: string;
            verdict: components["schemas"]["FreshnessVerdict"];
            why: string;
        };
        PassageGuard: {
            /** @enum {string} */
            level: "suspect" | "quarantined";
            reason: string;
        };
        PassagesEvent: {
            passages: components["schemas"]["Passage"][];
            understood?: components["schemas"]["Understood"];
        };
        /** @description redact: documents are indexed without these kinds of personal data, and their files are not kept */
        PersonalDataSettingsInput: {
            /**
             * @default [
             *       "payment-card",
             *       "iban",
             *       "national-id",
             *       "passport",
             *       "phone",
             *       "e-mail",
             *       "address",
             *       "birth-date",
             *       "name"
             *     ]
             */
            kinds?: components["schemas"]["PersonalKind"][];
            /**
             * @default keep
             * @enum {string}
             */
            mode?: "keep" | "redact";
        };
        /** @enum {string} */
        PersonalKind: "payment-card" | "iban" | "national-id" | "passport" | "phone" | "e-mail" | "address" | "birth-date" | "name" | "ip-address" | "mac-address";
        PersonsAnswer: {
            answer: string;
            citationCheck?: {
                checked: number;
                valid: number;
            };
            citations: components["schemas"]["Citation"][];
            fallbacks: string[];
            /** @description of what it cites, as it is now: a revision that was replaced since is `superseded` */
            freshness: components["schemas"]["Freshness"];
            /** @description `verbatim` ones are quotes, `person` the person's own words */
            sentences: components["schemas"]["Sentence"][];
        };
        Problem: {
            /** @enum {string} */
            code: "bad_request" | "malformed_upload" | "unauthenticated" | "forbidden" | "not_found" | "method_not_allowed" | "conflict" | "removed" | "too_large" | "unsupported_media_type" | "empty_file" | "invalid_text" | "damaged_file" | "encrypted_file" | "no_text" | "parse_limit" | "prompt_too_long" | "rate_limited" | "client_closed" | "internal" | "source_unreachable" | "model_unavailable" | "store_unavailable" | "timed_out";
            detail: string;
            errors?: {
                message: string;
                path: string;
            }[];
            requestId: string;
            retryAfterSeconds?: number;
            status: number;
            title: string;
            type: string;
        };
        Progress: {
            counts: {
                [key: string]: number;
            };
            /** @description pages done in the documents that are being parsed */
            pages: {
                of: number;
                page: number;
            } | null;
            pending: number;
            rate: number;
            secondsLeft: number | null;
            total: number;
        };
        QuestionBody: {
            /**
             * Format: date-time
             * @description answer from what was live at this moment
             */
            asOf?: string;
            /** @description names or ids; all when left out */
            collections?: string[];
            /** @description any name: a question is read after those that the same key asked under it */
            conversationId?: string;
            /** @default 60000 */
            deadlineMs?: number;
            /**
             * @description what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing
             * @default 0
             */
            diversity?: number;
            /**
             * @description which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not
             * @default {}
             */
            filter?: {
                [key: string]: unknown;
            };
            /**
             * @description passages to read
             * @default 6
             */
            limit?: number;
            /** @description passages of one document; more only when nothing else is left, which `selection` says; any number when left out */
            maxPerDocument?: number;
            /**
             * @default auto
             * @enum {string}
             */
            mode?: "auto" | "extract" | "compose" | "retrieval_only";
            question: string;
            /** @description id of a question whose trace you may read: this one is read after it alone, and may choose of what was asked back to it */
            repliesTo?: string;
            /** @description a JSON schema: `data` of the answer holds to it, or is null; which keywords count: docs/json-answers.md */
            responseSchema?: {
                [key: string]: unknown;
            };
            /** @default false */
            stream?: boolean;
        };
        QuestionEvent: {
            data: components["schemas"]["PassagesEvent"];
            /** @constant */
            event: "passages";
        } | {
            data: components["schemas"]["TokenEvent"];
            /** @constant */
            event: "token";
        } | {
            data: components["schemas"]["CitationEvent"];
            /** @constant */
            event: "citation";
        } | {
            data: components["schemas"]["DataEvent"];
            /** @constant */
            event: "data";
        } | {
            data: components["schemas"]["Answer"];
            /** @constant */
            event: "done";
        } | {
            data: components["schemas"]["Problem"];
            /** @constant */
            event: "error";
        };
        Queued: {
            /** @description of the delivery */
            id: string;
        };
        Ranking: {
            /**
             * @description candidates asked of words and of meaning each
             * @default null
             */
            candidates: number | null;
            /**
             * @description candidates that late interaction judges
             * @default null
             */
            rerankDepth: number | null;
            /**
             * @description what late interaction counts in the final score
             * @default null
             */
            rerankShare: number | null;
            /**
             * @description what meaning counts beside words
             * @default null
             */
            vectorWeight: number | null;
        };
        RankingInput: {
            /**
             * @description candidates asked of words and of meaning each
             * @default null
             */
            candidates?: number | null;
            /**
             * @description candidates that late interaction judges
             * @default null
             */
            rerankDepth?: number | null;
            /**
             * @description what late interaction counts in the final score
             * @default null
             */
            rerankShare?: number | null;
            /**
             * @description what meaning counts beside words
             * @default null
             */
            vectorWeight?: number | null;
        };
        /** @description for admins: search as a reader of these groups would */
        ReadAs: {
            groups: string[];
        };
        Received: {
            /** @description what was refused while the rest was taken; when everything is refused the first reason is the answer */
            errors: {
                code: string;
                detail: string;
                /** @description file name, or line of the NDJSON */
                name: string;
            }[];
            items: {
                documentId: string;
                externalId: string;
                revision: number;
                status: components["schemas"]["Status"];
                unchanged: boolean;
            }[];
        };
        Redactions: {
            items: {
                kind: components["schemas"]["PersonalKind"];
                /** @description what stands in the text */
                placeholder: string;
                /** @description what stood there; null where no AQUIFER_VAULT_KEY was set when it was taken out */
                value: string | null;
            }[];
        };
        RemovedSentence: {
            /** @description in words, with both values where it contradicts its evidence */
            reason: string;
            /** @description null where it was out before its evidence was looked at */
            support: number | null;
            text: string;
        };
        /** @description everything that it wants to be told of between the two; until now when left out */
        ReplayBody: {
            /** Format: date-time */
            from: string;
            /** Format: date-time */
            until?: string;
        };
        Replayed: {
            count: number;
        };
        ReprocessBody: {
            /**
             * @description also documents that are cut as the settings say, such as after a better parser came
             * @default false
             */
            all?: boolean;
        };
        Reprocessing: {
            /** @description cut as the settings say already, and left alone */
            current: number;
            /** @description left alone because their newest revision failed: retry or upload those */
            failed: number;
            /** @description on their way, those queued included */
            moving: number;
            /** @description documents that got a new revision now; follow them by the progress of the collection */
            queued: number;
        };
        RerankReport: {
            /** @description candidates that were judged again after fusion */
            judged: number;
            /** @description each of them; one that failed or was late leaves its share to the fused score */
            judges: {
                /** @description the model it judges by */
                id: string;
                /** @description late-interaction, second-embedder or cross-encoder */
                judge: string;
                judged: number;
                ms: number;
                note: string | null;
                share: number;
                /** @enum {string} */
                status: "ok" | "failed" | "late" | "fallback";
            }[];
            ms: number;
            note: string | null;
            /** @description the share of their score that this had, 0 to 1: less where the embedder does not know the language */
            share: number;
            /**
             * @description of all judges; fallback when one of several had no say
             * @enum {string}
             */
            status: "ok" | "failed" | "late" | "fallback" | "off";
        };
        Retention: {
            /**
             * @description days a revision is kept after it was superseded
             * @default null
             */
            days: number | null;
            /**
             * @description superseded revisions kept of a document
             * @default null
             */
            revisions: number | null;
        };
        RetentionInput: {
            /**
             * @description days a revision is kept after it was superseded
             * @default null
             */
            days?: number | null;
            /**
             * @description superseded revisions kept of a document
             * @default null
             */
            revisions?: number | null;
        };
        Review: {
            /** Format: date-time */
            askedAt: string;
            askedBy: {
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
            };
            effect: components["schemas"]["ReviewEffect"];
            /** @description of the question */
            id: string;
            policies: components["schemas"]["CatchingPolicy"][];
            question: string;
            /** @description why it was dismissed */
            reason: string | null;
            settledBy: {
                /** Format: date-time */
                at: string;
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
            } | null;
            state: components["schemas"]["ReviewState"];
            /** @description what the service made of it */
            status: components["schemas"]["AnswerStatus"];
            takenBy: {
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
                /** Format: date-time */
                until: string;
                you: boolean;
            } | null;
        };
        ReviewAnswerBody: {
            /**
             * @description keep it as a golden question too, with the documents quoted
             * @default false
             */
            golden?: boolean;
            sentences: ({
                /** @description of a passage of the question, or one that a search of yours found */
                chunkId: string;
                /** @description within the passage's */
                span: components["schemas"]["SpanInput"];
            } | {
                /** @description your own words; the asker sees that they are */
                text: string;
            })[];
        };
        ReviewAnswered: {
            answer: components["schemas"]["PersonsAnswer"];
            /** @description where it was to be kept as a golden question */
            golden: {
                kept: boolean;
                reason: string | null;
            } | null;
            id: string;
        };
        ReviewCase: {
            answer: components["schemas"]["PersonsAnswer"] | null;
            /** Format: date-time */
            askedAt: string;
            askedBy: {
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
            };
            effect: components["schemas"]["ReviewEffect"];
            /** @description of the question */
            id: string;
            /** @description what the service made of it, as far as you may see it */
            made: components["schemas"]["Answer"];
            passages: components["schemas"]["ReviewPassage"][];
            policies: components["schemas"]["CatchingPolicy"][];
            question: string;
            /** @description why it was dismissed */
            reason: string | null;
            settledBy: {
                /** Format: date-time */
                at: string;
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
            } | null;
            state: components["schemas"]["ReviewState"];
            /** @description what the service made of it */
            status: components["schemas"]["AnswerStatus"];
            takenBy: {
                /** @description name of the API key; null without one */
                key: string | null;
                role: string;
                /** Format: date-time */
                until: string;
                you: boolean;
            } | null;
            /** @description passages that you may not see */
            withheld: number;
        };
        ReviewConditions: {
            /** @description answered with evidence less than this above the threshold */
            evidenceWithin?: number;
            /** @description the asker belongs to one of them */
            groups?: string[];
            /** @description ids of API keys */
            keys?: string[];
            /** @description what came of it */
            outcomes?: components["schemas"]["AnswerStatus"][];
            /** @description what came of one of several questions in one */
            partOutcomes?: components["schemas"]["AnswerStatus"][];
            /** @description what is the matter with a source of the answer */
            sources?: ("contradicted" | "unverified" | "stale" | "superseded" | "expired")[];
            /** @description words and phrases in the question, in any case; with a * at the end, any ending */
            words?: string[];
        };
        ReviewDismissBody: {
            /** @description the asker is told it */
            reason: string;
        };
        /**
         * @description hold: the asker waits for a person; copy: the answer is given, and looked at afterwards
         * @enum {string}
         */
        ReviewEffect: "hold" | "copy";
        ReviewFound: {
            items: components["schemas"]["ReviewPassage"][];
            /** @description passages that are left out because who asked may not see them */
            withheld: number;
        };
        ReviewList: {
            items: components["schemas"]["Review"][];
            nextCursor: string | null;
        };
        ReviewOutcome: {
            answer: components["schemas"]["PersonsAnswer"] | null;
            /** @description when it was answered or dismissed */
            at: string | null;
            by: {
                /** @description name of the API key */
                key: string | null;
                role: string;
            } | null;
            effect: components["schemas"]["ReviewEffect"];
            policies: components["schemas"]["CatchingPolicy"][];
            /** @description where what the person says will be found */
            poll: string;
            /** @description why it was dismissed */
            reason: string | null;
            /** Format: date-time */
            since: string;
            state: components["schemas"]["ReviewState"];
        };
        ReviewPassage: {
            boxes: components["schemas"]["Box"][];
            chunkId: string;
            /** @description the name of the collection it is in; in searches */
            collection?: string;
            /** @description what stands before the text, such as its table's header; no part of its span */
            context: string | null;
            documentId: string;
            /** @description with `expand`: what is read with it */
            expanded?: {
                /** @description found passages that became part of it, its own first */
                chunkIds: string[];
                span: components["schemas"]["Span"];
                /** @description the canonical text of the revision at span */
                text: string;
            };
            externalId: string;
            freshness: components["schemas"]["PassageFreshness"];
            /** @description where the guard found something in it, or in what its file hides */
            guard: components["schemas"]["PassageGuard"] | null;
            headings: string[];
            page: number | null;
            /** @description chunk of a passage before it that already says its text */
            repeats: string | null;
            revision: number;
            /** @description 0 to 1, comparable within one ranking only */
            score: number;
            scores?: {
                cosine: number | null;
                keyword: {
                    normalised: number;
                    rank: number;
                    score: number;
                } | null;
                vector: {
                    normalised: number;
                    rank: number;
                    score: number;
                } | null;
                why: string;
            };
            /** @description what is read with it; its text when asked for */
            section?: {
                span: components["schemas"]["Span"];
                text?: string;
            };
            sentences: {
                span: components["schemas"]["Span"];
                text: string;
            }[];
            span: components["schemas"]["Span"];
            text: string;
            title: string;
        };
        ReviewPolicy: {
            /** @description name; null: all */
            collection: string | null;
            /** Format: date-time */
            createdAt: string;
            effect: components["schemas"]["ReviewEffect"];
            enabled: boolean;
            id: string;
            /** @description the asker is told it */
            name: string;
            /** @description groups whose editors, besides admins, see what it catches; empty: every editor */
            reviewers: string[];
            /** Format: date-time */
            updatedAt: string;
            /** @description counts up with every change */
            version: number;
            when: components["schemas"]["ReviewConditions"];
        };
        ReviewPolicyBody: {
            /** @description name or id; all when left out */
            collection?: string;
            effect: components["schemas"]["ReviewEffect"];
            /** @default true */
            enabled?: boolean;
            /** @description the asker is told it */
            name: string;
            /**
             * @description groups whose editors, besides admins, see what it catches; empty: every editor
             * @default []
             */
            reviewers?: string[];
            when: components["schemas"]["ReviewConditions"];
        };
        ReviewPolicyList: {
            items: components["schemas"]["ReviewPolicy"][];
        };
        ReviewPolicyPatch: {
            effect?: components["schemas"]["ReviewEffect"];
            enabled?: boolean;
            /** @description the asker is told it */
            name?: string;
            /** @description groups whose editors, besides admins, see what it catches; empty: every editor */
            reviewers?: string[];
            /** @description the one that you saw: a conflict where it is another by now */
            version?: number;
            when?: components["schemas"]["ReviewConditions"];
        };
        ReviewSearchBody: {
            /** @default 6 */
            limit?: number;
            query: string;
        };
        /**
         * @description taken: a person is at it
         * @enum {string}
         */
        ReviewState: "open" | "taken" | "answered" | "dismissed";
        ReviewTaken: {
            /**
             * Format: date-time
             * @description it is yours until then; take it again to keep it
             */
            until: string;
        };
        Revision: {
            attempts: number;
            bytes: number;
            chunks: number | null;
            /** Format: date-time */
            createdAt: string;
            failure: {
                code: string;
                reason: string;
            } | null;
            fileName: string;
            /** @description what the guard made of it; null where it has not looked */
            guard: components["schemas"]["RevisionGuard"] | null;
            /** @description false where the file was not kept, as personal data were taken out of it */
            hasFile: boolean;
            liveAt: string | null;
            mediaType: string;
            number: number;
            pages: number | null;
            /** @description pages done, while it is parsed; null before and after */
            progress: {
                of: number;
                page: number;
            } | null;
            /** @description kinds of personal data that were taken out */
            redacted: components["schemas"]["PersonalKind"][];
            sha256: string;
            status: components["schemas"]["Status"];
            /** Format: date-time */
            statusChangedAt: string;
            warnings: string[];
        };
        RevisionGuard: {
            /** @description what a person made of it */
            decision: components["schemas"]["GuardDecision"] | null;
            findings: number;
            level: components["schemas"]["GuardLevel"];
            /** @description what GET /v1/guard/findings names it */
            revisionId: string;
        };
        RevisionHistory: {
            attempts: number;
            bytes: number;
            chunks: number | null;
            /** Format: date-time */
            createdAt: string;
            failure: {
                code: string;
                reason: string;
            } | null;
            fileName: string;
            /** @description what the guard made of it; null where it has not looked */
            guard: components["schemas"]["RevisionGuard"] | null;
            /** @description false where the file was not kept, as personal data were taken out of it */
            hasFile: boolean;
            liveAt: string | null;
            /** @description when readers saw it; more than once after a rollback */
            lives: {
                /** Format: date-time */
                from: string;
                until: string | null;
            }[];
            mediaType: string;
            number: number;
            pages: number | null;
            /** @description pages done, while it is parsed; null before and after */
            progress: {
                of: number;
                page: number;
            } | null;
            /** @description kinds of personal data that were taken out */
            redacted: components["schemas"]["PersonalKind"][];
            /** @description why its text is gone */
            removed: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                reason: "retention" | "deletion";
            } | null;
            sha256: string;
            status: components["schemas"]["Status"];
            /** Format: date-time */
            statusChangedAt: string;
            warnings: string[];
        };
        RevisionList: {
            items: components["schemas"]["RevisionHistory"][];
            nextCursor: string | null;
        };
        RevisionPages: {
            /** @description where the words of the span asked for stand, in points from the top left corner of the page */
            boxes: components["schemas"]["Box"][];
            /** @description whether `…/pages/{page}/picture` shows them: PDFs and pictures */
            isDrawn: boolean;
            /** @description empty for formats without pages */
            items: {
                height: number;
                page: number;
                /** @description its text was read off its picture */
                recognised: boolean;
                /** @description in points (1/72 inch), as the page is shown */
                width: number;
            }[];
        };
        Rollback: {
            document: components["schemas"]["Document"];
            note: string;
            /**
             * @description live: readers see it now; embedding: they see the previous one until its vectors are made; unchanged: it was live already
             * @enum {string}
             */
            outcome: "live" | "embedding" | "unchanged";
            /** @description uploads that were on their way and will not be shown */
            overtaken: number[];
            /** @description the revision that was live when the call came */
            previous: number | null;
            revision: number;
            textsToEmbed: number;
        };
        RollbackBody: {
            /** @description the number to go back to */
            revision: number;
        };
        /**
         * @description where it stands on the ladder, the highest first: given again and looked up anew, written by the model asked first, written by another in its place, printed verbatim, passages without an answer, an honest word that there is none; `fallbacks` says why no higher
         * @enum {string}
         */
        Rung: "cached" | "composed" | "stand_in" | "extracted" | "retrieval_only" | "refused";
        /** @enum {string} */
        RungOrFailed: "cached" | "composed" | "stand_in" | "extracted" | "retrieval_only" | "refused" | "failed";
        Schedule: {
            /** @description seconds */
            every: number;
        } | {
            cron: string;
            timeZone: string;
        };
        ScheduleInput: {
            every: number | string;
        } | {
            /** @description minute hour day month weekday */
            cron: string;
            /** @default UTC */
            timeZone?: string;
        };
        SearchBody: {
            /**
             * Format: date-time
             * @description answer from what was live at this moment
             */
            asOf?: string;
            /** @description names or ids; all when left out */
            collections?: string[];
            /**
             * @description what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing
             * @default 0
             */
            diversity?: number;
            /**
             * @description each passage with the passage before and after it in its section, or with its section; neighbours become one
             * @default none
             * @enum {string}
             */
            expand?: "none" | "neighbours" | "section";
            /**
             * @description UTF-16 code units that an expanded passage may have
             * @default 4000
             */
            expandCharacters?: number;
            /** @default false */
            explain?: boolean;
            /**
             * @description which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not
             * @default {}
             */
            filter?: {
                [key: string]: unknown;
            };
            /** @default 10 */
            limit?: number;
            /** @description passages of one document; more only when nothing else is left, which `selection` says; any number when left out */
            maxPerDocument?: number;
            /**
             * @description passages that one before them already says: marked in `repeats`, or left out
             * @default keep
             * @enum {string}
             */
            nearDuplicates?: "keep" | "drop";
            query: string;
            readAs?: components["schemas"]["ReadAs"];
            /**
             * @description with the text of the section that each passage stands in
             * @default false
             */
            sections?: boolean;
            /**
             * @description the questions before it, the oldest first: a query that only makes sense after them is searched as it stands alone
             * @default []
             */
            turns?: string[];
        };
        SearchResult: {
            /** @description kept from an earlier search that nothing has changed since; legs tell of that one, timings of this one */
            cached: boolean;
            /** @description with `explain: true` */
            explanation?: components["schemas"]["Explanation"];
            items: components["schemas"]["Passage"][];
            legs: components["schemas"]["LegReport"][];
            rerank: components["schemas"]["RerankReport"];
            /** @description with `maxPerDocument`, `diversity` or `expand`: what came of it */
            selection?: {
                /** @description passages that the cap of their document held back */
                heldBack: number;
                /** @description passages that became part of another, expanded */
                merged: number;
                /** @description passages that diversity brought up and the ranking alone would not have shown */
                moved: number;
                note: string | null;
                /** @description of these, shown in the end because nothing else was left */
                relaxed: number;
                /**
                 * @description `late` and `failed`: passages stand as they were ranked, as `note` says
                 * @enum {string}
                 */
                status: "ok" | "late" | "failed";
            };
            timings: {
                [key: string]: number;
            };
            understood?: components["schemas"]["Understood"];
        };
        Sentence: {
            /**
             * @description how its text is not the quotes’ to the letter: blanks keep markup from being live, or a secret is not told (docs/output-checks.md)
             * @enum {string}
             */
            altered?: "defused" | "masked";
            /** @description the service's words that make it stand alone, such as a cell's row, column and unit; no part of the quote */
            context?: string;
            markers: number[];
            /** @description where the question was answered part by part: places in `parts` of the answer that it answers */
            parts?: number[];
            /** @description of a supported one: how far its quotes carry it, 0 to 1; a model's sentence below 0.8 is not shown */
            support?: number;
            /** @description of a cell: the little table it stands in */
            table?: {
                caption: string | null;
                /** @description names of the columns, that of the rows first */
                header: string[];
                /** @description cells to the letter, as many as columns */
                rows: {
                    isAnswer: boolean;
                    span: components["schemas"]["Span"];
                    text: string;
                }[][];
                /** @description as the document has it, such as “in thousands” */
                unit: string | null;
            };
            text: string;
            /**
             * @description the document's words; a model's, checked against their quotes; or those of the person who reviewed the question
             * @enum {string}
             */
            verdict: "verbatim" | "supported" | "person";
        };
        SettingsHistory: {
            items: {
                /** Format: date-time */
                at: string;
                keyId: string | null;
                settings: components["schemas"]["CollectionSettings"];
                version: number;
            }[];
        };
        SettingsRollback: {
            /** @description the version whose settings hold again */
            version: number;
        };
        Source: {
            access: components["schemas"]["Access"];
            collection: string;
            /** Format: date-time */
            createdAt: string;
            /** @description visits that failed one after the other */
            failures: number;
            graceDays: number;
            /** @description null: as its collection says */
            guard: components["schemas"]["GuardPolicy"] | null;
            hasSecret: boolean;
            id: string;
            items: {
                deleted: number;
                missing: number;
                present: number;
                refused: number;
                unreachable: number;
            };
            kind: string;
            lastChangedAt: string | null;
            lastSuccessAt: string | null;
            lastVisitAt: string | null;
            name: string;
            nextVisitAt: string | null;
            paused: boolean;
            running: boolean;
            /** @description what the last visit has to say */
            says: string | null;
            schedule: components["schemas"]["Schedule"] | null;
            settings: {
                [key: string]: unknown;
            };
            staleAfter: number | null;
            /**
             * @description held: so much vanished that a person has to say it is meant; nothing is deleted until then
             * @enum {string}
             */
            state: "new" | "ok" | "failing" | "held";
            /** Format: date-time */
            updatedAt: string;
        };
        SourceBody: {
            /** @description who may see its documents */
            access?: components["schemas"]["AccessInput"];
            /** @description name or id */
            collection: string;
            /** @description how long something that vanished at the source stays here; 7 unless said otherwise */
            graceDays?: number;
            /** @description how far its documents are trusted; as the collection says when left out */
            guard?: components["schemas"]["GuardPolicy"];
            /** @description url, sitemap, crawl, feed, folder, git, s3, github, confluence or notion */
            kind: string;
            name?: string;
            /** @description no visits by schedule; asking for one still works */
            paused?: boolean;
            /** @description without one it is visited when asked */
            schedule?: components["schemas"]["ScheduleInput"];
            /** @description a token or password; kept encrypted and never shown */
            secret?: string;
            /** @description of the kind; docs/sources.md lists them */
            settings: {
                [key: string]: unknown;
            };
            /** @description seconds, for its documents that have no limit of their own */
            staleAfter?: number;
        };
        SourceItem: {
            documentId: string | null;
            /** Format: date-time */
            firstSeenAt: string;
            id: string;
            key: string;
            lastChangedAt: string | null;
            /** Format: date-time */
            lastCheckedAt: string;
            missingSince: string | null;
            reason: string | null;
            state: components["schemas"]["SourceItemState"];
            title: string | null;
            url: string | null;
        };
        SourceItemList: {
            items: components["schemas"]["SourceItem"][];
            nextCursor: string | null;
        };
        /**
         * @description missing: vanished at the source, deleted here after the grace period unless it comes back; refused: came, but could not be taken
         * @enum {string}
         */
        SourceItemState: "present" | "unreachable" | "refused" | "missing" | "deleted";
        SourceList: {
            items: components["schemas"]["Source"][];
            nextCursor: string | null;
        };
        SourcePatch: {
            /** @description who may see its documents */
            access?: components["schemas"]["AccessInput"];
            /** @description how long something that vanished at the source stays here; 7 unless said otherwise */
            graceDays?: number;
            guard?: components["schemas"]["GuardPolicy"] | null;
            name?: string;
            /** @description no visits by schedule; asking for one still works */
            paused?: boolean;
            schedule?: components["schemas"]["ScheduleInput"] | null;
            secret?: string | null;
            settings?: {
                [key: string]: unknown;
            };
            staleAfter?: number | null;
        };
        SourceProgress: {
            rate: number;
            /** @description the newest visit */
            run: components["schemas"]["SourceRun"] | null;
            running: boolean;
            secondsLeft: number | null;
        };
        SourceRemoved: {
            deletedDocuments: number;
            /** @description that stay as if they had been uploaded; with documents=delete those that the key may not see */
            keptDocuments: number;
        };
        SourceRun: {
            bytes: number;
            changed: number;
            /** @description whether the visit saw all there is */
            complete: boolean | null;
            /** @description vanished longer ago than the grace period */
            deleted: number;
            endedAt: string | null;
            failure: string | null;
            /** @description whose content was read */
            fetched: number;
            gone: number;
            id: string;
            /** @description what was left out and why */
            notes: string[];
            refused: number;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            status: "running" | "done" | "held" | "failed";
            unchanged: number;
            unreachable: number;
        };
        SourceRunList: {
            items: components["schemas"]["SourceRun"][];
            nextCursor: string | null;
        };
        Span: {
            end: number;
            start: number;
        };
        SpanInput: {
            end: number;
            start: number;
        };
        StageFigures: {
            hitRate10: number;
            /** @description 95 % bootstrap interval */
            interval: [
                number,
                number
            ];
            mrr10: number;
            ndcg10: number;
            p50Ms: number;
            p95Ms: number;
            p99Ms: number;
            recall10: number;
            recall100: number;
        };
        /** @enum {string} */
        Status: "received" | "parsed" | "embedded" | "live" | "failed" | "quarantined" | "superseded" | "deleted";
        Suggestion: {
            /** @description of the document that answers it */
            documentId: string;
            /**
             * @description another column of the cited row, a section next to the one cited, or a passage found and not used
             * @enum {string}
             */
            from: "column" | "section" | "passage";
            /** @description where in the document it is answered; empty where nothing tells */
            hint: string;
            /** @description stands alone, in the language of the question; it was asked and answered before it is told here */
            question: string;
            title: string;
        };
        Suggestions: {
            /** @description three at most, the likeliest first; empty where the documents hold nothing beside the answer */
            items: components["schemas"]["Suggestion"][];
            /** @description why there may be fewer than there could be */
            notes: string[];
            questionId: string;
            /** @description questions asked to see whether they are answered */
            tried: number;
        };
        Switched: {
            active: components["schemas"]["Configuration"];
            ms: number;
        };
        SyntheticBody: {
            /**
             * @description how many questions to make
             * @default 100
             */
            count?: number;
        };
        SyntheticKept: {
            items: components["schemas"]["GoldenQuestion"][];
            /** @description passages that were looked at */
            looked: number;
        };
        System: {
            answerMode: {
                /** @enum {string} */
                mode: "extract" | "compose";
                why: string;
            };
            documents: {
                [key: string]: number;
            };
            /** @description what the guard looks at, as AQUIFER_GUARD has it */
            guard: {
                answers: boolean;
                documents: boolean;
                poisoning: boolean;
                prompt: boolean;
                questions: boolean;
            };
            /** @description true while no API key exists and loopback runs without one */
            keyless: boolean;
            memory: {
                freeBytes: number;
                heapBytes: number;
                /** @description AQUIFER_MEMORY_MEGABYTES; null: what the machine or its container has */
                limitBytes: number | null;
                machineBytes: number;
                /** @description what was reckoned of each part of this process */
                parts: {
                    bytes: number;
                    name: string;
                }[];
                /** @description for generators, those that are loaded included; none larger is loaded */
                room: {
                    bytes: number;
                    why: string;
                };
                rssBytes: number;
            };
            models: {
                bytes: number;
                device: string;
                id: string;
                licence: string;
                note: string | null;
                role: string;
                /** @enum {string} */
                state: "ready" | "absent" | "failed";
            }[];
            queue: {
                active: number;
                delayed: number;
                step: string;
                waiting: number;
            }[];
            /** @description what models did not have to read again, since the start of this process */
            reading: {
                /** @description states parked in memory; null of a model elsewhere */
                kept: {
                    budgetBytes: number;
                    bytes: number;
                    evictions: number;
                    /** @description their states, to disk and from it */
                    instructions: {
                        loads: number;
                        saved: number;
                    };
                    loads: number;
                    /** @description why nothing is parked, or less than was allowed */
                    note: string | null;
                    parked: number;
                    states: number;
                } | null;
                model: string;
                routes: {
                    calls: number;
                    /** @description calls with more than their instructions there already; on a server, with anything */
                    hits: number;
                    promptTokens: number;
                    reusedTokens: number;
                    /** @description the prompt */
                    route: string;
                    /** @description what reading these would have taken; 0 of a server */
                    savedMs: number;
                }[];
            }[];
            /** @enum {string} */
            shape: "embedded" | "server";
            /** Format: date-time */
            startedAt: string;
            storage: {
                blobBytes: number;
                blobs: number;
                database: string;
                databaseBytes: number;
                /** @description left where the service keeps its data; missing where that cannot be told */
                freeBytes?: number;
                /** @enum {string} */
                keywordMethod: "bm25" | "ts_rank";
            };
            version: string;
            warnings: string[];
        };
        Threshold: {
            action: string;
            atMost: number;
            checkedAt: string | null;
            collection: string | null;
            id: string;
            /**
             * @description what is held against the limit: overdue documents, their share, days since the oldest was verified, failing sources
             * @enum {string}
             */
            measure: "overdue_documents" | "overdue_percent" | "oldest_days" | "failing_sources";
            name: string;
            owner: string;
            raisedAt: string | null;
            value: number | null;
        };
        ThresholdBody: {
            /** @description what they are to do */
            action: string;
            atMost: number;
            /** @description name or id; all when left out */
            collection?: string;
            /**
             * @description what is held against the limit: overdue documents, their share, days since the oldest was verified, failing sources
             * @enum {string}
             */
            measure: "overdue_documents" | "overdue_percent" | "oldest_days" | "failing_sources";
            name: string;
            /** @description who is to act */
            owner: string;
        };
        ThresholdList: {
            items: components["schemas"]["Threshold"][];
        };
        TokenEvent: {
            sentence: components["schemas"]["Sentence"] | null;
            text: string;
        };
        Trace: {
            again?: components["schemas"]["GivenAgain"];
            answer: string;
            /** Format: date-time */
            askedAt: string;
            /** @description the moment it looked back to */
            asOf: string | null;
            /** @description whether the passages were kept from an earlier search that nothing has changed since */
            cached?: boolean;
            calls: {
                completionTokens: number;
                modelId: string;
                ms: number;
                outcome: string;
                promptId: string;
                promptTokens: number;
                promptVersion: number;
                response: string;
                system: string;
                user: string;
            }[];
            /** @description where it was asked back, `abstained` with these: the question does not say which of several things is meant */
            choices?: components["schemas"]["AnswerChoice"][];
            /** @description quotes looked up in the stored revisions before the answer was given; those that did not stand are not among the citations; missing where they could not be looked up */
            citationCheck?: {
                checked: number;
                valid: number;
            };
            citations: components["schemas"]["Citation"][];
            /** @description id of the configuration that it began with, as GET /v1/configurations lists it; the same in its trace */
            config: string;
            /** @description all that it was searched and answered with; equal ones have the same `id` */
            configuration: {
                [key: string]: unknown;
            };
            conversationId: string | null;
            /** @description with `responseSchema`: what holds to it; null where the documents do not carry it */
            data?: unknown;
            /** @description what read the values out of the evidence */
            dataBy?: ("rules" | "model") | null;
            /** @description what was asked for and is null or left out, and why */
            dataMissing?: {
                pointer: string;
                reason: string;
            }[];
            /** @description why `data` is null */
            dataReason?: string | null;
            /** @description by JSON pointer into `data`: markers of the citations that carry the value; each that is not null has some */
            dataSources?: {
                [key: string]: number[];
            };
            failure: {
                code: string;
                reason: string;
            } | null;
            fallbacks: string[];
            feedback: {
                comment: string | null;
                /** Format: date-time */
                createdAt: string;
                /** @enum {string} */
                rating: "up" | "down";
            }[];
            freshness: components["schemas"]["Freshness"];
            gate: components["schemas"]["Gate"];
            guard: components["schemas"]["AnswerGuard"];
            id: string;
            legs: components["schemas"]["LegReport"][];
            /** @enum {string} */
            mode: "extract" | "compose" | "retrieval_only";
            /** @description where the question was several and answered part by part: each, in the order asked */
            parts?: components["schemas"]["AnswerPart"][];
            passages: components["schemas"]["Passage"][];
            question: string;
            reason: string | null;
            /** @description what the model wrote and is no part of the answer: it had no support, or its quote did not stand */
            removed?: components["schemas"]["RemovedSentence"][];
            /** @description a JSON schema: `data` of the answer holds to it, or is null; which keywords count: docs/json-answers.md */
            responseSchema?: {
                [key: string]: unknown;
            };
            /** @description where a policy sent the question to a person */
            review?: components["schemas"]["ReviewOutcome"];
            rung: components["schemas"]["RungOrFailed"];
            sentences: components["schemas"]["Sentence"][];
            /** @enum {string} */
            status: "answered" | "abstained" | "retrieval_only" | "refused" | "failed";
            timings: {
                [key: string]: number;
            };
            /** @description missing in answers that are older than it */
            understood?: {
                /**
                 * @description who wrote `query`
                 * @enum {string}
                 */
                by: "rule" | "model";
                /** @description words that came from the questions before */
                carried: string[];
                /** @description identifiers and quoted phrases */
                exactTerms: string[];
                /** @description ISO 639-1; null where so short a text does not tell */
                language: string | null;
                /** @description where the question chose of the `choices` that were asked back: what it chose, each answered from its own document */
                meant?: {
                    documentId: string;
                    question: string;
                }[];
                /** @description what was to be done for it and was not */
                notes: string[];
                /** @description the questions in it, each standing alone; empty where it is one */
                parts: string[];
                /** @description what was searched: the question as asked, or as it stands alone */
                query: string;
                /** @description where in `query` a word stands for something that nothing before it names */
                reference?: {
                    end: number;
                    ending: string;
                    start: number;
                };
                /** @description the question as it was asked, where it was searched without its frame (“could you tell me”) or as it stands alone after those before it */
                rewrittenFrom: string | null;
                /** @description what was searched beside it: its parts, or what a model wrote of it */
                searched: string[];
                /** @enum {string} */
                type: "lookup" | "comparison" | "multi-part" | "how-to" | "definition" | "quantity" | "entity" | "yes-no" | "other";
            };
            usage: {
                completionTokens: number;
                embeddedTexts: number;
                promptTokens: number;
                /** @description of the prompt, read before for another one; missing where the model does not say */
                reusedTokens?: number;
            };
            writtenBy?: components["schemas"]["Writer"];
        };
        Tuning: {
            /** @description when what it proposes was taken */
            appliedAt: string | null;
            appliedConfigurationId: string | null;
            collection: string;
            /** @description what was served while it ran */
            configurationId: string | null;
            /** Format: date-time */
            createdAt: string;
            done: number;
            endedAt: string | null;
            id: string;
            note: string | null;
            proposal: {
                /** @description by all questions: its score flatters; crossValidated does not */
                chosen: {
                    ndcg10: number;
                    setting: components["schemas"]["Ranking"];
                    /** @description of the difference to what is served, question by question */
                    standardError: number;
                };
                /** @description null where there are too few questions */
                crossValidated: {
                    /** @description what was chosen without each fold */
                    choices: {
                        folds: number;
                        setting: components["schemas"]["Ranking"];
                    }[];
                    /** @description to what is served */
                    difference: number;
                    folds: number;
                    /** @description 95 % bootstrap interval */
                    interval: [
                        number,
                        number
                    ];
                    losses: number;
                    /** @description choosing on the other folds, scored on the one left out */
                    ndcg10: number;
                    pValue: number;
                    ties: number;
                    wins: number;
                } | null;
                /** @description share of questions whose expected document is among the first so many, as served: how many passages an answer needs */
                found: {
                    first: number;
                    share: number;
                }[];
                reason: string;
                served: {
                    /** @description 95 % bootstrap interval */
                    interval: [
                        number,
                        number
                    ];
                    ndcg10: number;
                    setting: components["schemas"]["Ranking"];
                    /** @description of the difference to what is served, question by question */
                    standardError: number;
                };
                tried: {
                    ndcg10: number;
                    setting: components["schemas"]["Ranking"];
                    /** @description of the difference to what is served, question by question */
                    standardError: number;
                }[];
                /** @enum {string} */
                verdict: "change" | "keep";
            } | null;
            questions: number;
            /** @description why it failed */
            reason: string | null;
            searchedAs: {
                groups: string[];
                role: string;
            };
            /** @enum {string} */
            status: "waiting" | "running" | "done" | "failed";
            /** @description its questions were made by rule: a gain on them is a hint, not a measurement */
            synthetic: boolean;
        };
        TuningBody: {
            /** @description search as a reader of these groups instead of as yourself; for admins */
            groups?: string[];
            note?: string;
            /**
             * @description ask the questions made by rule although people wrote others
             * @default false
             */
            synthetic?: boolean;
        };
        TuningList: {
            items: components["schemas"]["Tuning"][];
            nextCursor: string | null;
        };
        /** @description what the question was taken for before it was searched */
        Understood: {
            /**
             * @description who wrote `query`
             * @enum {string}
             */
            by: "rule" | "model";
            /** @description words that came from the questions before */
            carried: string[];
            /** @description identifiers and quoted phrases */
            exactTerms: string[];
            /** @description ISO 639-1; null where so short a text does not tell */
            language: string | null;
            /** @description where the question chose of the `choices` that were asked back: what it chose, each answered from its own document */
            meant?: {
                documentId: string;
                question: string;
            }[];
            /** @description what was to be done for it and was not */
            notes: string[];
            /** @description the questions in it, each standing alone; empty where it is one */
            parts: string[];
            /** @description what was searched: the question as asked, or as it stands alone */
            query: string;
            /** @description where in `query` a word stands for something that nothing before it names */
            reference?: {
                end: number;
                ending: string;
                start: number;
            };
            /** @description the question as it was asked, where it was searched without its frame (“could you tell me”) or as it stands alone after those before it */
            rewrittenFrom: string | null;
            /** @description what was searched beside it: its parts, or what a model wrote of it */
            searched: string[];
            /** @enum {string} */
            type: "lookup" | "comparison" | "multi-part" | "how-to" | "definition" | "quantity" | "entity" | "yes-no" | "other";
        };
        Webhook: {
            /** @description ids */
            collections: string[];
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            events: components["schemas"]["EventType"][];
            failingSince: string | null;
            /** @description refusals in a row */
            failures: number;
            id: string;
            lastSuccessAt: string | null;
            nextAttemptAt: string | null;
            /** @description deliveries that wait */
            pending: number;
            /** @description why it is disabled */
            reason: string | null;
            /** @enum {string} */
            state: "ok" | "failing" | "disabled";
            /** Format: date-time */
            updatedAt: string;
            url: string;
        };
        WebhookBody: {
            /** @description names or ids; every one when empty or left out */
            collections?: string[];
            description?: string | null;
            /** @description types to be told of; every one when empty or left out */
            events?: components["schemas"]["EventType"][];
            /** @description "whsec_" and 24 to 64 bytes in base64; made for you when left out */
            secret?: string;
            /** Format: uri */
            url: string;
        };
        WebhookList: {
            items: components["schemas"]["Webhook"][];
            nextCursor: string | null;
        };
        WebhookPatch: {
            /** @description names or ids; every one when empty or left out */
            collections?: string[];
            description?: string | null;
            enabled?: boolean;
            /** @description types to be told of; every one when empty or left out */
            events?: components["schemas"]["EventType"][];
            /** @description "whsec_" and 24 to 64 bytes in base64; made for you when left out */
            secret?: string;
            /** Format: uri */
            url?: string;
        };
        WhyNot: {
            document: {
                chunks: number;
                collection: string;
                documentId: string;
                externalId: string;
                /** @description that is searched; null when none */
                revision: number | null;
                status: string;
                title: string;
                /** @description chunks that only their words can find */
                withoutVector: number;
            };
            /** @description what each can give at most, in points of the final score; empty before anything was ranked */
            most: {
                /** @description vector, keyword, the name of a judge, bridge, recency, or beside: the best of what was searched beside the question */
                by: string;
                /** @description in points of the final score, which is the sum of all */
                gave: number;
            }[];
            /** @description its place with one thing changed; empty before anything was ranked */
            otherwise: {
                /** @description what would come first */
                first: {
                    chunkId: string;
                    documentId: string;
                    title: string;
                } | null;
                /** @description of the best passage of the document asked for; null where it would not be a candidate, or none was asked for */
                place: number | null;
                /** @description what to set or send for it; null for one leg or one part by itself */
                setting: string | null;
                /** @description what was changed, as it goes on in a sentence: “without the second look” */
                words: string;
            }[];
            /** @description its best passages */
            passages: {
                /** @description null when no leg brought it */
                candidate: components["schemas"]["ExplainedPassage"] | null;
                chunkId: string;
                cosine: number | null;
                headings: string[];
                keyword: {
                    rank: number;
                    score: number;
                } | null;
                /** @description words of the query that it does not hold */
                lacks: string[];
                /** @description exact, among all passages searched */
                meaning: {
                    compared: number;
                    rank: number;
                } | null;
                ordinal: number;
                page: number | null;
                span: components["schemas"]["Span"];
                /** @description how the passage begins, without lines of markup before the first words */
                text: string;
            }[];
            /** @description what would bring it up, as far as that was tried, the best first; empty where it came first */
            remedies: string[];
            /** @description what it is compared with: the first passage when it is shown, else the last one shown */
            rival: components["schemas"]["ExplainedPassage"] | null;
            /** @description where the parts of a question, or other wordings of it, had a say: the question itself, then each of them */
            searches?: {
                found: number;
                /**
                 * @description the question by itself, a part of it, or what a model wrote of it
                 * @enum {string}
                 */
                kind: "whole" | "part" | "written";
                /** @description what it is called: A for the first beside the question; empty for the question itself */
                letter: string;
                query: string;
                /** @description its own first passages */
                ranking: {
                    chunkId: string;
                    documentId: string;
                    /** @description its rank there by words */
                    keyword: number | null;
                    /** @description where it stands in the end */
                    place: number | null;
                    rank: number;
                    score: number;
                    title: string;
                    /** @description its rank there by meaning */
                    vector: number | null;
                }[];
                /** @description of the final score; those beside the question have it together, by the best of them */
                share: number;
                vectorShare: number;
            }[];
            /**
             * @description where it fell out, in the order of the road; `shown` when it did not
             * @enum {string}
             */
            step: "no-access" | "other-collection" | "not-live" | "filtered" | "no-passages" | "not-found" | "near-duplicate" | "document-cap" | "merged" | "fused-below" | "ranked-below" | "beside-below" | "shown";
            vectorShare: number | null;
            /** @description sentences, the decisive one first */
            why: string[];
            /** @description the words of the query, with what each scores in its best passages and in `rival` */
            words: {
                /** @description there are more */
                atLeast: boolean;
                /** @description what was searched beside it: a synonym, or what it was taken for */
                note: string | null;
                /** @description that hold it, of those you may see and the filter leaves; null when not counted */
                passages: number | null;
                /** @description what it scores when searched for alone, by chunk id, in the first passages */
                points: {
                    [key: string]: number;
                };
                /** @description false for words that stand everywhere */
                searched: boolean;
                /** @description its rarity (inverse document frequency) */
                weight: number | null;
                word: string;
            }[];
        };
        WhyNotBody: {
            /**
             * Format: date-time
             * @description answer from what was live at this moment
             */
            asOf?: string;
            /** @description name or id */
            collection?: string;
            /** @description names or ids; all when left out */
            collections?: string[];
            /**
             * @description what being unlike the passages before it counts (maximal marginal relevance), among the first 50; 0: nothing
             * @default 0
             */
            diversity?: number;
            documentId?: string;
            /**
             * @description each passage with the passage before and after it in its section, or with its section; neighbours become one
             * @default none
             * @enum {string}
             */
            expand?: "none" | "neighbours" | "section";
            /**
             * @description UTF-16 code units that an expanded passage may have
             * @default 4000
             */
            expandCharacters?: number;
            /** @description with `collection`, instead of documentId */
            externalId?: string;
            /**
             * @description which documents count: fields with values, or with eq, ne, in, gt, gte, lt, lte, exists; combined by and, or, not
             * @default {}
             */
            filter?: {
                [key: string]: unknown;
            };
            /** @default 10 */
            limit?: number;
            /** @description passages of one document; more only when nothing else is left, which `selection` says; any number when left out */
            maxPerDocument?: number;
            /**
             * @description passages that one before them already says: marked in `repeats`, or left out
             * @default keep
             * @enum {string}
             */
            nearDuplicates?: "keep" | "drop";
            query: string;
            readAs?: components["schemas"]["ReadAs"];
            /**
             * @description the questions before it, the oldest first: a query that only makes sense after them is searched as it stands alone
             * @default []
             */
            turns?: string[];
        };
        /** @description whose words are shown, where a model wrote */
        Writer: {
            /** @description the model that was to be asked first, where it is another */
            insteadOf?: string;
            model: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    OperationsController_live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process runs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationsController_ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Database and queue answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "ok";
                    };
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    McpController_serve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["McpMessage"];
            };
        };
        responses: {
            /** @description Model Context Protocol, streamable HTTP without sessions: the tools search, ask, read and list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["McpMessage"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationsController_metricsNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus metrics; with AQUIFER_METRICS=keys for keys of editors and admins alone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationsController_activityOver: {
        parameters: {
            query?: {
                /** @description how far back from now */
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people asked and what they got */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Activity"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_list: {
        parameters: {
            query?: {
                /** @description such as document.delete; document. stands for all that begin so */
                action?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description from then on */
                from?: string;
                /** @description id of the key that did it; none: what was done without one */
                key?: string;
                /** @description items on a page */
                limit?: number;
                /** @description id of what it was done to */
                target?: string;
                /** @description before then */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who did what, newest first; narrowed by key, action, target and time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_export: {
        parameters: {
            query?: {
                /** @description number of the row to go on behind */
                after?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log as NDJSON, oldest first: each line a row with its hash, the last the head of the chain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AuditController_verify: {
        parameters: {
            query?: {
                /** @description SEQUENCE:HASH of a row that was noted earlier, or of the head reached before: it has to be there still, and what comes after stand on it */
                after?: string;
                /** @description rows to walk at most */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Walk the chain, so many rows a call, from its beginning or from a row noted earlier, and name the first that does not stand on the one before */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditVerdict"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Batches, newest first: yours, or with the role admin all of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_ask: {
        parameters: {
            query?: {
                /** @description of the batch; where the body is JSON it may say it too */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchBody"];
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description Ask many questions in the background: as JSON, or as NDJSON with one a line */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A batch: how far it is; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a batch with its results; one under way stops. The traces of its questions stay. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stop a batch: what was not answered yet is not asked any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_questions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
                /** @description only those whose answers stand on it */
                rung?: "cached" | "composed" | "stand_in" | "extracted" | "retrieval_only" | "refused";
                /** @description only those that came to it */
                status?: components["schemas"]["BatchOutcome"];
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The questions of a batch and what became of each, without the answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedInBatchList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    BatchesController_results: {
        parameters: {
            query?: {
                /** @description number of the question to go on behind */
                after?: number;
                /** @description only those whose answers stand on it */
                rung?: "cached" | "composed" | "stand_in" | "extracted" | "retrieval_only" | "refused";
                /** @description only those that came to it */
                status?: components["schemas"]["BatchOutcome"];
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Results as NDJSON, in the order given; while it runs, of what has ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChatController_complete: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatBody"];
            };
        };
        responses: {
            /** @description Ask a question as OpenAI’s clients do; chunks with stream: true */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatCompletion"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    CollectionsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List collections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CollectionList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionBody"];
            };
        };
        responses: {
            /** @description Make a collection */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One collection, by name or id */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a collection with every document in it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectionPatch"];
            };
        };
        responses: {
            /** @description Change a collection: its name, how its documents are cut, how long revisions and answers keep, its metadata fields */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AnswerCacheController_measure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerCacheBody"];
            };
        };
        responses: {
            /** @description Measure on golden questions how often a question in other words would get the answer of another one, and allow it only where that is shown to be below 0.5 %; nothing changes unless told to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnswerCacheTrial"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    AnsweringController_propose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnsweringBody"];
            };
        };
        responses: {
            /** @description Find the threshold at which a stated share of questions without an answer gets one, from golden questions asked with and without their own documents; nothing changes unless told to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnsweringTrial"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChunkingController_current: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How documents are cut, and how many were cut otherwise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CurrentChunking"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ChunkingController_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChunkingPreviewBody"];
            };
        };
        responses: {
            /** @description How a document or a text would be cut; nothing is stored or embedded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChunkingPreview"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description a filter as JSON, such as {"language":"de"} */
                filter?: string;
                /** @description items on a page */
                limit?: number;
                /** @description only documents whose newest revision stands there */
                status?: components["schemas"]["Status"];
                /** @description part of the title or external id */
                title?: string;
            };
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List documents, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    UploadsController_receive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentBody"];
                "application/x-ndjson": string;
                "multipart/form-data": {
                    access?: components["schemas"]["AccessInput"];
                    externalId?: string;
                    /** @description one or more; the fields before them are theirs */
                    file: string;
                    metadata?: {
                        [key: string]: unknown;
                    };
                    staleAfter?: number;
                    title?: string;
                    /** Format: date-time */
                    validFrom?: string;
                    /** Format: date-time */
                    validUntil?: string;
                };
            };
        };
        responses: {
            /** @description Upload documents: files as a form, one text or address as JSON, many as NDJSON */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DuplicatesController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Groups of documents that say nearly the same */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicateList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_fieldsOf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What its documents can be filtered by: fields, their kinds, ranges and commonest values */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FieldList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GoldenController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Golden questions, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoldenList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GoldenController_add: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GoldenBody"];
                "application/x-ndjson": components["schemas"]["GoldenBody"];
            };
        };
        responses: {
            /** @description Add golden questions: one as JSON, many as NDJSON. The same question again is replaced, unless you may not see what it expects */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GoldenKept"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GoldenController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a golden question; evaluations that asked it keep it */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GoldenController_make: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyntheticBody"];
            };
        };
        responses: {
            /** @description Make golden questions by rule out of the collection's own passages, as far as you may read them; they never count beside real ones */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyntheticKept"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GoldenController_unmake: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove the golden questions that were made by rule, as far as you may see them */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Counts per status, rate and time left; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Progress"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReprocessController_reprocess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReprocessBody"];
            };
        };
        responses: {
            /** @description Cut live documents again from their stored files, as the settings now say; readers see the old revision until the new one is whole */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reprocessing"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of a collection's settings, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsHistory"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    CollectionsController_rollBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsRollback"];
            };
        };
        responses: {
            /** @description Give the collection the settings of an earlier version again, as a new version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tunings of a collection, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TuningList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TuningBody"];
            };
        };
        responses: {
            /** @description Try other ranking settings on a collection's golden questions, in the background; nothing changes by it */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tuning"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A tuning: how far it is, and what it proposes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tuning"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a tuning; one under way stops, what was applied stays */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_apply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give the collection the ranking that a tuning proposes; its scores stay with the configuration. One that proposes none changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    TuningsController_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description name or id of a collection */
                collection: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tuning as it goes on; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tuning"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Configurations, newest first, with what evaluations came to under each; who made it and the note, where that was of your organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_make: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationBody"];
            };
        };
        responses: {
            /** @description There was one with this body already, which keeps its name; nothing was made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description Make an immutable version of everything that decides answers; the same body again is the same version. Nothing changes by it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One configuration */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Configuration"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_activate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivationBody"];
            };
        };
        responses: {
            /** @description Serve this configuration from now on; questions under way end with what they began with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switched"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_diff: {
        parameters: {
            query?: {
                /** @description the configuration to compare with; the one that is served when left out */
                with?: string;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What another configuration has otherwise: settings, and prompts line by line */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationDiff"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_history: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was served since when, newest first; who made it so, why, and its scores, where that was of your organisation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfigurationActivations"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ConfigurationsController_rollBack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfigurationRollbackBody"];
            };
        };
        responses: {
            /** @description Serve again what was served before, one step back; questions under way end with what they began with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Switched"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One document with its newest revision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentChangesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a document; when the call returns it is gone from every index */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentChangesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DocumentPatch"];
            };
        };
        responses: {
            /** @description Change title, metadata, access or validity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeletionsController_deletion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Proof of deletion: what was removed when, and a count now of every place that could hold it; works for deleted documents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RevisionsController_diff: {
        parameters: {
            query?: {
                /** @description a revision; the one that was live before `to` when left out */
                from?: number;
                /** @description a revision; the live one when left out */
                to?: number;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What changed between two revisions: lines with spans in both texts, and chunks kept, new and gone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diff"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentChangesController_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Try a failed document again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_revisions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revisions, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
                /** @description number of a revision: 1, 2, 3 … */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes as they were uploaded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PagesController_list: {
        parameters: {
            query?: {
                /** @description where that span ends */
                end?: number;
                /** @description with `end`: where the words of this span stand is told too, in UTF-16 code units */
                start?: number;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
                /** @description number of a revision: 1, 2, 3 … */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The pages of a revision, and where on them the words of a span stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPages"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    PagesController_picture: {
        parameters: {
            query?: {
                /** @description wanted, in dots; a very long page becomes narrower, and what is a picture itself may keep its own size */
                width?: number;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: unknown;
                /** @description number of a revision: 1, 2, 3 … */
                number: unknown;
                /** @description number of a page: 1, 2, 3 … */
                page: unknown;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page as it looks, as PNG; what is a picture itself comes as it was uploaded, in its own format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RedactionsController_reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
                /** @description number of a revision: 1, 2, 3 … */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was taken out of a revision, for administrators; each call is in the audit log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redactions"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentsController_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
                /** @description number of a revision: 1, 2, 3 … */
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The canonical text that every span counts in, as text/plain */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    RevisionsController_rollBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollbackBody"];
            };
        };
        responses: {
            /** @description Show readers an earlier revision again; uploads on their way lose to it, later ones win */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rollback"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DocumentChangesController_verify: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say that a document was looked at and is still right: its time until stale starts anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EmbeddingsController_embed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbeddingsBody"];
            };
        };
        responses: {
            /** @description Vectors of texts, by the embedder that documents are searched with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddingList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    EvaluationsController_list: {
        parameters: {
            query?: {
                /** @description name or id; all when left out */
                collection?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Evaluations, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationBody"];
            };
        };
        responses: {
            /** @description Run a collection's golden questions through search, in the background */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An evaluation: how far it is, and its figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove an evaluation; one under way stops */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationPatch"];
            };
        };
        responses: {
            /** @description Say, or take back, that its configuration was released with these scores */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_compare: {
        parameters: {
            query?: {
                /** @description whose ranking: keyword, vector, fused or reranked */
                stage?: "keyword" | "vector" | "fused" | "reranked";
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
                /** @description id of the evaluation it is compared with, the earlier one */
                other: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evaluation less the other, question by question */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluationComparison"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The evaluation as it goes on; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_questions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
                /** @description `worst`: by the nDCG@10 of the final ranking, over all questions */
                order?: "asked" | "worst";
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What each question came to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvaluatedQuestions"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_configuration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Settings that evaluations ran under, with the scores they were released with */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeasuredConfiguration"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EvaluationsController_measures: {
        parameters: {
            query?: {
                /** @description name or id; all when left out */
                collection?: string;
                /** @description how far back from now */
                days?: number;
                /** @description how many of the first passages count as found */
                first?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How good retrieval is by what answers cited and what people said, per day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineMeasures"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    EventsController_list: {
        parameters: {
            query?: {
                /** @description the id of an event: what came after it, oldest first */
                after?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description only what happened to this document */
                documentId?: string;
                /** @description items on a page */
                limit?: number;
                /** @description one type of event, or several with commas */
                type?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, newest first, or oldest first behind an event; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventList"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FreshnessController_report: {
        parameters: {
            query?: {
                /** @description name or id; all when left out */
                collection?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How fresh documents are: verdicts, ages, what changed lately, sources that fail */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FreshnessReport"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FreshnessController_overdue: {
        parameters: {
            query?: {
                /** @description name or id; all when left out */
                collection?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Documents past the time they were to be looked at, longest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverdueList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FreshnessController_thresholds: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Thresholds with their owners and what was measured last */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FreshnessController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThresholdBody"];
            };
        };
        responses: {
            /** @description Set a threshold: crossing it raises an alert, told by webhook */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Threshold"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    FreshnessController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a threshold */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GuardController_examples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Findings as people labelled them, as NDJSON that `npm run eval -- guard` reads */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GuardController_list: {
        parameters: {
            query?: {
                /** @description name or id */
                collection?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description the worst that was found */
                level?: "suspect" | "quarantined";
                /** @description items on a page */
                limit?: number;
                /** @description open: waits for a person */
                state?: "open" | "approved" | "rejected";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revisions in which the guard found something, newest first: those that wait for a person, or were decided */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GuardController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a revision, as `guard` of a revision names it */
                revisionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found in a revision, each finding with the text around it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardCaseInPlace"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GuardController_decide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of a revision, as `guard` of a revision names it */
                revisionId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardDecisionBody"];
            };
        };
        responses: {
            /** @description Let a revision in, or keep it out for good; each finding becomes a labelled example */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardDecided"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    GuardController_summary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many revisions wait for a person, and how many were decided, of those that you may read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardSummary"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List API keys, with their limits and what they used */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyBody"];
            };
        };
        responses: {
            /** @description Make an API key; it is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewKey"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_revoke: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API key at once */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyPatch"];
            };
        };
        responses: {
            /** @description Change what a key may use, and which tools over the Model Context Protocol */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    KeysController_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who you are to this service */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ModelsController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What OpenAI’s clients may ask: a model for each collection, one for all, and the embedder */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiModelList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    ModelsController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiModel"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenAiError"];
                };
            };
        };
    };
    QuestionsController_ask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuestionBody"];
            };
        };
        responses: {
            /** @description Ask a question; server-sent events with stream: true */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QuestionsController_trace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stored trace: prompt, response, passages, scores, configuration, timings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    QuestionsController_feedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description Say whether an answer helped */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SuggestionsController_after: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Up to three questions that may be asked next, each tried and answered before it is told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPoliciesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies that send questions to a person, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPolicyList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPoliciesController_add: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewPolicyBody"];
            };
        };
        responses: {
            /** @description Add a policy: questions that it catches go to a person, from the next question on */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPolicy"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPoliciesController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a policy; what it caught stays caught */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewPoliciesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewPolicyPatch"];
            };
        };
        responses: {
            /** @description Change a policy, as a new version of it; what it caught stays caught */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPolicy"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
                /** @description waiting: open or taken */
                state?: "waiting" | "answered" | "dismissed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions that wait for a person, oldest first; or what became of them, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_find: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A question with what was found and what would have been answered, as far as you may see it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewCase"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewAnswerBody"];
            };
        };
        responses: {
            /** @description Answer a question that you took: quotes, each looked up in its stored revision, and words of your own */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewAnswered"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_dismiss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewDismissBody"];
            };
        };
        responses: {
            /** @description End the review of a question that you took without an answer: who asked is told why */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give a question back that you took */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_search: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewSearchBody"];
            };
        };
        responses: {
            /** @description Passages to quote from, beside those of the question: such as you and who asked may both see */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewFound"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ReviewsController_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a question for a quarter of an hour, or keep it for another: nobody else can answer it meanwhile */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewTaken"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SearchController_search: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            /** @description Search by keyword and meaning at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ExplainController_whyNot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WhyNotBody"];
            };
        };
        responses: {
            /** @description Why a document does not come up for a query, or not further up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyNot"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourcesController_list: {
        parameters: {
            query?: {
                /** @description name or id of a collection */
                collection?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List sources, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourcesController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceBody"];
            };
        };
        responses: {
            /** @description Make a source: what it holds is fetched now and kept fresh by schedule */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourcesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One source: what is fetched again, when it last changed, what it last said */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceRemovalController_remove: {
        parameters: {
            query: {
                /** @description what becomes of its documents */
                documents: "keep" | "delete";
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete a source; its documents are kept as if they had been uploaded, or deleted, as you say */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRemoved"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourcesController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourcePatch"];
            };
        };
        responses: {
            /** @description Change a source: its settings, schedule, secret, grace period or who may see its documents */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceVisitsController_items: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
                /** @description missing: vanished at the source, deleted here after the grace period unless it comes back; refused: came, but could not be taken */
                state?: components["schemas"]["SourceItemState"];
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a source holds, each with its state */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceItemList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceVisitsController_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the present visit has come, its rate and time left; server-sent events with accept: text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceProgress"];
                    "text/event-stream": string;
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceVisitsController_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Say that what a held source found vanished is meant to go; it is deleted when its grace period is over. One that is not held stays as it is */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceVisitsController_runs: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Visits of a source, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceRunList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    SourceVisitsController_sync: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Visit a source now; one that is being visited goes on */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    OperationsController_systemNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Models, queue, storage and memory */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ModelCanariesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether remote models still answer as they did when they were first asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCanaryList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ModelCanariesController_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelCanaryBody"];
            };
        };
        responses: {
            /** @description Look now whether remote models answer as they did, or record what they answer now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelCanaryList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List webhooks, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookBody"];
            };
        };
        responses: {
            /** @description Make a webhook; its secret is shown this once */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A webhook and how it fares */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_remove: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Remove a webhook with its deliveries */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    WebhooksController_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookPatch"];
            };
        };
        responses: {
            /** @description Change a webhook; enabled again, it is told what waits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_list: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description items on a page */
                limit?: number;
                /** @description only things in this state */
                state?: components["schemas"]["DeliveryState"];
            };
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What it was told and what came of it, newest event first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id of an event that was to be delivered */
                delivery: string;
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send it again, with the same webhook-id */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_replayBetween: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayBody"];
            };
        };
        responses: {
            /** @description Send everything of a stretch of time again, also what came before the webhook was made */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Replayed"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    DeliveriesController_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description id, as the service gave it */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a webhook.test event to this webhook alone */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queued"];
                };
            };
            /** @description a fault of the table, with its code and what to do */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
