-- Files that belong to parts (drawings, certificates of conformity): kept, and never public.

ALTER TABLE media_file
  -- 0 = no specification and no record of a part names it
  ADD COLUMN kept_at BIGINT NOT NULL DEFAULT 0;
