-- Token signatures of texts that have their vector; those already there stay.
-- $1 model, $2 text hashes, $3 signatures
insert into token_signature (model_id, text_hash, tokens)
select $1, u.hash, u.tokens
from unnest($2::text[], $3::bytea[]) as u (hash, tokens)
join embedding e on e.model_id = $1 and e.text_hash = u.hash
on conflict do nothing;
