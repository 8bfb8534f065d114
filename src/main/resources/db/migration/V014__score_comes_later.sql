-- A classifier is kept as soon as it is learned; how good it is takes a few seconds more to find out.
alter table classifier modify column score double null;
