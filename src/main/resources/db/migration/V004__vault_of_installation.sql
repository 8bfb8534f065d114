-- With which keys this database was written: a replica that was started with others would seal what no other can open.
-- What the fingerprint key makes of a known word; null until the first start that knows this column.
alter table installation add column vault_fingerprint varchar(64) character set ascii collate ascii_bin null;
-- a known word, sealed; it opens with the right sealing key only
alter table installation add column vault_sealed longblob null;
