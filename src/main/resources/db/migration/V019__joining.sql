-- One handling for what many report: joined cases, reporters who joined in the chat, likely duplicates, group matters.

-- Into which case it goes on; null while it goes on by itself. Never a chain: what is joined takes nothing in.
-- not "joined_into": MySQL's driver reads "into" in a select as one that gives no rows
alter table cases add column joined_to varchar(20) character set ascii collate ascii_bin null;
alter table cases add constraint cases_joined_to_fk foreign key (joined_to) references cases (number);
-- which cases go on in this one: their reporters are told, their dates count
create index cases_joined_ix on cases (joined_to);

-- since when somebody is on the case who joined it in the chat, since when no longer, and as which case it goes on for them
alter table case_reporter add column joined_at datetime(6) null;
alter table case_reporter add column left_at datetime(6) null;
alter table case_reporter add column goes_on_as varchar(20) character set ascii collate ascii_bin null;
alter table case_reporter add constraint case_reporter_goes_on_fk foreign key (goes_on_as) references cases (number);

-- Each time that a case was joined into another, and when it came apart again. Rows are completed, never deleted.
create table case_joining (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  main_number varchar(20) character set ascii collate ascii_bin not null,
  -- the case that it was in before: it came along when that one was joined, and goes back with it; else empty
  came_with   varchar(20) character set ascii collate ascii_bin not null,
  joined_at   datetime(6) not null,
  apart_at    datetime(6) null,
  constraint case_joining_case_fk foreign key (case_number) references cases (number),
  constraint case_joining_main_fk foreign key (main_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- how a case came to be where it is
create index case_joining_case_ix on case_joining (case_number, id);
-- since when a case is one for several
create index case_joining_main_ix on case_joining (main_number, id);

-- What a case means and where it is, to find others like it. Erased with the words of the case; a confidential case has none.
create table case_meaning (
  case_number        varchar(20) character set ascii collate ascii_bin not null primary key,
  street_code        varchar(40) character set ascii collate ascii_bin not null,
  neighbourhood_code varchar(40) character set ascii collate ascii_bin null,
  subject            varchar(24) character set ascii collate ascii_bin not null,
  -- codes of the public things that the words name, separated by blanks
  things             varchar(200) character set ascii collate ascii_bin not null,
  site               varchar(120) null,
  house              varchar(60) null,
  opened_at          datetime(6) not null,
  -- a vector in half precision, two bytes a coordinate; null until a model has read the words
  meaning            varbinary(1024) null,
  constraint case_meaning_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the newest cases of a committee, or of no known committee in a street, about a subject within some days
create index case_meaning_near_ix on case_meaning (street_code, neighbourhood_code, subject, opened_at);
-- the newest cases of a whole street, for a case of which no committee is known
create index case_meaning_street_ix on case_meaning (street_code, subject, opened_at);

-- A matter of many, spoken for by a few.
create table group_matter (
  case_number varchar(20) character set ascii collate ascii_bin not null primary key,
  marked_at   datetime(6) not null,
  constraint group_matter_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;

create table group_representative (
  case_number varchar(20) character set ascii collate ascii_bin not null,
  reporter_id bigint not null,
  named_at    datetime(6) not null,
  primary key (case_number, reporter_id),
  constraint group_representative_case_fk foreign key (case_number) references group_matter (case_number),
  constraint group_representative_reporter_fk foreign key (reporter_id) references case_reporter (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
