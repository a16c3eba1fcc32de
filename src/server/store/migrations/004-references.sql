-- Statements about other statements, in the order stored: few, and looked through by every filter.
CREATE INDEX statement_referring ON statement (seq) WHERE target IS NOT NULL;
