-- Bridges to other systems, so that nothing is typed twice.

-- What a case is called elsewhere, and by when the other system wants it done. An order belongs to one case: no second
-- one is opened for it, whoever brings it again.
create table case_reference (
  id             bigint not null auto_increment primary key,
  system_code    varchar(24) character set ascii collate ascii_bin not null,
  outside_number varchar(64) not null,
  case_number    varchar(20) character set ascii collate ascii_bin not null,
  due_on         date null,
  added_at       datetime(6) not null,
  constraint case_reference_once_uq unique (system_code, outside_number),
  constraint case_reference_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the references of one case
create index case_reference_case_ix on case_reference (case_number);
-- a search by the number alone
create index case_reference_number_ix on case_reference (outside_number);

-- Letters, calls and visits that an officer wrote down. The digest of officer and form makes a form that is sent twice
-- open one case.
create table registration (
  form_digest   varchar(64) character set ascii collate ascii_bin not null primary key,
  case_number   varchar(20) character set ascii collate ascii_bin null,
  way           varchar(8) character set ascii collate ascii_bin not null,
  officer_id    bigint not null,
  registered_at datetime(6) not null,
  constraint registration_case_fk foreign key (case_number) references cases (number),
  constraint registration_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- how a case came to be registered
create index registration_case_ix on registration (case_number);

-- A table of orders that an officer brings. Its content is sealed, and gone as soon as it has been read.
create table order_batch (
  id          bigint not null auto_increment primary key,
  officer_id  bigint not null,
  office_code varchar(40) character set ascii collate ascii_bin not null,
  system_code varchar(24) character set ascii collate ascii_bin not null,
  state       varchar(10) character set ascii collate ascii_bin not null,
  problem     varchar(24) character set ascii collate ascii_bin null,
  unused      varchar(400) null,
  content     longblob null,
  brought_at  datetime(6) not null,
  settled_at  datetime(6) null,
  constraint order_batch_officer_fk foreign key (officer_id) references officer (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- an officer's own tables, and those that are old enough to be erased
create index order_batch_officer_ix on order_batch (officer_id, id);
create index order_batch_brought_ix on order_batch (brought_at);

-- One row of it. What it holds is sealed, and gone as soon as it is a case or is found to be of no use.
create table order_row (
  id             bigint not null auto_increment primary key,
  batch_id       bigint not null,
  line_no        integer not null,
  outside_number varchar(64) null,
  sealed         longblob null,
  state          varchar(8) character set ascii collate ascii_bin not null,
  problem        varchar(24) character set ascii collate ascii_bin null,
  case_number    varchar(20) character set ascii collate ascii_bin null,
  constraint order_row_line_uq unique (batch_id, line_no),
  constraint order_row_batch_fk foreign key (batch_id) references order_batch (id)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- the rows of a table in one state, in their order
create index order_row_state_ix on order_row (batch_id, state, line_no);

-- What is agreed with another system: the key that both sides sign with, and where it wants to be told. Sealed.
create table order_partner (
  system_code    varchar(24) character set ascii collate ascii_bin not null primary key,
  key_sealed     longblob not null,
  address_sealed longblob null,
  changed_at     datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;

-- Signed requests of the last minutes: the very same one is not taken again.
create table order_request (
  digest   varchar(64) character set ascii collate ascii_bin not null primary key,
  taken_at datetime(6) not null
) default charset=utf8mb4 collate=utf8mb4_bin;
create index order_request_taken_ix on order_request (taken_at);

-- That something happened to an order's case, on its way to the system that the order came from. It holds no words:
-- those are read from the case at the moment of telling.
create table order_update (
  id           bigint not null auto_increment primary key,
  reference_id bigint not null,
  system_code  varchar(24) character set ascii collate ascii_bin not null,
  case_number  varchar(20) character set ascii collate ascii_bin not null,
  what         varchar(20) character set ascii collate ascii_bin not null,
  happened_at  datetime(6) not null,
  state        varchar(8) character set ascii collate ascii_bin not null,
  attempts     integer not null,
  why          varchar(200) null,
  settled_at   datetime(6) null,
  constraint order_update_case_fk foreign key (case_number) references cases (number)
) default charset=utf8mb4 collate=utf8mb4_bin;
-- what an administrator has to look at
create index order_update_state_ix on order_update (state, id);
