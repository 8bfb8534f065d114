-- What becomes of suggestions.

create table suggestion_outcome (
  case_number varchar(20) character set ascii collate ascii_bin not null primary key,
  verdict     varchar(10) character set ascii collate ascii_bin not null,
  used_for    varchar(16) character set ascii collate ascii_bin null,
  officer_id  bigint not null,
  decided_at  datetime(6) not null,
  constraint suggestion_outcome_case_fk foreign key (case_number) references cases (number),
  constraint suggestion_outcome_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
