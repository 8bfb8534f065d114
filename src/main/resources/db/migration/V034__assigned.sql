-- 交办: the case came to the unit with a day for its report, which is given and closed like an answer to supervision.
alter table supervision add column assigned boolean not null default false;
