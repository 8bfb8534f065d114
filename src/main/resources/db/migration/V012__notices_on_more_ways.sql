-- Proof that a notice arrived, trials of one address, and the codes that join a chat to an officer's notices.

-- A trial goes to this address and no other. It may be taken back before, so it is only a number here.
alter table notice add column address_id bigint null;
-- what has been kept long enough
create index notice_created_ix on notice (created_at, id);

-- What a provider tells later, if it ever does.
alter table notice_attempt add column arrived_at datetime(6) null;
-- which attempt a provider speaks of
create index notice_attempt_provider_ix on notice_attempt (provider_id);
-- how it went lately at an address
create index notice_attempt_address_ix on notice_attempt (address_id, id);

-- A code that the desk shows to an officer, and the chat that brought it: brought again by that chat, it says nothing new.
create table notice_code (
  digest     varchar(64) character set ascii collate ascii_bin not null primary key,
  officer_id bigint not null,
  kind       varchar(8) character set ascii collate ascii_bin not null check (kind in ('ROBOT', 'SMS', 'EMAIL', 'TELEGRAM')),
  expires_at datetime(6) not null,
  taken_by   varchar(64) character set ascii collate ascii_bin null,
  constraint notice_code_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what opens nothing any more
create index notice_code_expires_ix on notice_code (expires_at);

-- How often wrong codes came from an address lately, by its fingerprint.
create table notice_code_try (
  who       varchar(64) character set ascii collate ascii_bin not null primary key,
  failures  integer not null,
  failed_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what is forgotten
create index notice_code_try_failed_ix on notice_code_try (failed_at);

-- rounds of long ago
create index gathered_round_day_ix on gathered_round (on_day);
