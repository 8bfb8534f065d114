-- Seals over the audit trail and the timelines: each covers the rows that came since the one before, and the seal before.
-- contents: for each row its table, id and digest; mark: a keyed digest over number, at, contents and the mark before, which
-- nobody can reckon who has the database and not the keys.
create table audit_seal (
  number   bigint not null primary key,
  at       datetime(6) not null,
  entries  integer not null,
  unripe   integer not null,
  contents longtext character set ascii collate ascii_bin not null,
  previous varchar(64) character set ascii collate ascii_bin not null,
  mark     varchar(64) character set ascii collate ascii_bin not null,
  constraint audit_seal_mark_uq unique (mark)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- rows that may still come in front of a sealed one: the seals of the last minutes are read again
create index audit_seal_at_ix on audit_seal (at, unripe);

-- a list that was shown names its filter (H2 takes no character set here, so it gets the table's)
alter table audit_entry modify column purpose varchar(200) null;
-- what one officer did, newest first
create index audit_entry_officer_ix on audit_entry (officer_id, id);
-- what happened on one day
create index audit_entry_at_ix on audit_entry (at);
