-- Answers that decided a petition, one row for each that left: how many, and how many of them although the gate wanted
-- something that they lacked. Append-only; why an officer sent one all the same stands in the case's timeline.
create table formal_answer (
  id          bigint not null auto_increment primary key,
  case_number varchar(20) character set ascii collate ascii_bin not null,
  -- the office that has the case
  office_code varchar(40) character set ascii collate ascii_bin not null,
  officer_id  bigint not null,
  -- the kind of the written document; null for an answer in the talk
  document    varchar(24) character set ascii collate ascii_bin null,
  left_at     datetime(6) not null,
  -- the checks that were overridden, separated by commas; null where nothing was lacking
  overridden  varchar(120) character set ascii collate ascii_bin null,
  constraint formal_answer_case_fk foreign key (case_number) references cases (number),
  constraint formal_answer_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- how many an office sent since a day
create index formal_answer_office_ix on formal_answer (office_code, left_at);
