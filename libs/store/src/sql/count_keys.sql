-- Keys ever made, revoked ones too: the first key ends keyless service for good.
-- no parameters
select count(*) as keys from api_key;
