-- Every act of service (送达) of a case in one table: of a document, or of an answer that is none of ours.
create table serving (
  id              bigint not null auto_increment primary key,
  case_number     varchar(20) character set ascii collate ascii_bin not null,
  -- null for an answer that was written elsewhere
  document_id     bigint null,
  way             varchar(12) character set ascii collate ascii_bin not null,
  status          varchar(8) character set ascii collate ascii_bin not null,
  -- who has it, or whom it is on its way to; null when all reporters have it
  resident_id     bigint null,
  conversation_id bigint null,
  seq             bigint null,
  begun_at        datetime(6) not null,
  served_on       date null,
  -- how a channel knows that a message arrived
  proof           varchar(60) character set ascii collate ascii_bin null,
  recorded_by     bigint null,
  -- what the officer wrote of the proof: erased with the words of the case, so no foreign key
  words_id        bigint null,
  constraint serving_case_fk foreign key (case_number) references cases (number),
  constraint serving_document_fk foreign key (document_id) references document (id),
  constraint serving_officer_fk foreign key (recorded_by) references officer (id),
  constraint serving_served_has_day check (status <> 'SERVED' or served_on is not null)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- all services of a case
create index serving_case_ix on serving (case_number, id);
-- which act a message that arrived belongs to
create index serving_message_ix on serving (conversation_id, seq);

insert into serving (id, case_number, document_id, way, status, resident_id, conversation_id, seq, begun_at, served_on, proof, recorded_by, words_id)
  select s.id, d.case_number, s.document_id, s.way, s.status, s.resident_id, s.conversation_id, s.seq, s.begun_at, s.served_on, s.proof,
      s.recorded_by, null
    from document_serving s join document d on d.id = s.document_id;
drop table document_serving;

-- answers that were served before they stood in this table: the way and the day are in their line
insert into serving (document_id, case_number, way, status, begun_at, served_on, recorded_by, words_id)
  select null, l.case_number, substring(l.detail, 1, locate(':', l.detail) - 1), 'SERVED', l.at,
      cast(substring(l.detail, locate(':', l.detail) + 1) as date), l.officer_id, l.words_id
    from case_line l where l.what = 'SERVED' and l.detail like '%:%';

-- The scanned or photographed slip (送达回证), sealed. It names residents: erased with the words of the case.
create table serving_scan (
  serving_id bigint not null primary key,
  type       varchar(40) character set ascii collate ascii_bin not null,
  sealed     longblob not null,
  kept_at    datetime(6) not null,
  kept_by    bigint not null,
  constraint serving_scan_serving_fk foreign key (serving_id) references serving (id),
  constraint serving_scan_officer_fk foreign key (kept_by) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;

-- The picture that came with a co-handler's answer: erased with the words of the case.
create table part_photo (
  line_id bigint not null primary key,
  content longblob not null,
  constraint part_photo_line_fk foreign key (line_id) references part_line (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
