-- The written documents of cases, and how each was brought to the resident.

-- The next number of an office's documents of one mark in one year.
create table document_counter (
  office_code varchar(40) character set ascii collate ascii_bin not null,
  mark        varchar(8) not null,
  in_year     integer not null,
  reserved    integer not null,
  primary key (office_code, mark, in_year)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- A document without its words: what it is, its number, and the digests of the issued files.
create table document (
  id               bigint not null auto_increment primary key,
  version          integer not null,
  case_number      varchar(20) character set ascii collate ascii_bin not null,
  kind             varchar(24) character set ascii collate ascii_bin not null,
  status           varchar(12) character set ascii collate ascii_bin not null,
  office_code      varchar(40) character set ascii collate ascii_bin not null,
  template_version integer not null,
  edition          integer not null,
  replaces_id      bigint null,
  mark             varchar(8) null,
  in_year          integer null,
  serial           integer null,
  number_shown     varchar(40) null,
  created_at       datetime(6) not null,
  issued_at        datetime(6) null,
  issued_on        date null,
  issued_by        bigint null,
  pdf_digest       varchar(64) character set ascii collate ascii_bin null,
  word_digest      varchar(64) character set ascii collate ascii_bin null,
  constraint document_case_fk foreign key (case_number) references cases (number),
  constraint document_officer_fk foreign key (issued_by) references officer (id),
  constraint document_replaces_fk foreign key (replaces_id) references document (id),
  constraint document_number_uq unique (office_code, mark, in_year, serial),
  constraint document_issued_has_number check (issued_at is null or (number_shown is not null and pdf_digest is not null))
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the documents of one case
create index document_case_ix on document (case_number, id);

-- Names and words, and the files that hold them: erased with the words of the case.
create table document_paper (
  document_id bigint not null primary key,
  fields      longtext not null,
  plain       longtext null,
  pdf         longblob null,
  word        longblob null,
  constraint document_paper_document_fk foreign key (document_id) references document (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- One act of service (送达): electronic ones wait for their message to arrive, others are written down when they are done.
create table document_serving (
  id          bigint not null auto_increment primary key,
  document_id bigint not null,
  way         varchar(12) character set ascii collate ascii_bin not null,
  status      varchar(8) character set ascii collate ascii_bin not null,
  resident_id bigint null,
  conversation_id bigint null,
  seq         bigint null,
  begun_at    datetime(6) not null,
  served_on   date null,
  proof       varchar(60) character set ascii collate ascii_bin null,
  recorded_by bigint null,
  constraint document_serving_document_fk foreign key (document_id) references document (id),
  constraint document_serving_officer_fk foreign key (recorded_by) references officer (id),
  constraint document_serving_served_has_day check (status <> 'SERVED' or served_on is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- how a document was brought
create index document_serving_document_ix on document_serving (document_id, id);
-- which act a message that arrived belongs to
create index document_serving_message_ix on document_serving (conversation_id, seq);

-- Whether a resident agreed to electronic service in a case. Append-only: the last word counts.
create table service_consent (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  resident_id bigint not null,
  given       boolean not null,
  told_by     varchar(8) character set ascii collate ascii_bin not null,
  at          datetime(6) not null,
  officer_id  bigint null,
  constraint service_consent_case_fk foreign key (case_number) references cases (number),
  constraint service_consent_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
create index service_consent_case_ix on service_consent (case_number, resident_id, id);
