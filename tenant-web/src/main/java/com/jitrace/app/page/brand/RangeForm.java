package com.jitrace.app.page.brand;

import com.jitrace.app.capture.Selection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Items of one batch, from the first to the last, as they are typed. */
public final class RangeForm {
    private String batch = "";
    private int first;
    private int last;

    Selection.Range selection() {
        return new Selection.Range(batch.trim().toUpperCase(Locale.ROOT), first, last);
    }

    public String getBatch() {
        return batch;
    }

    public void setBatch(@Nullable String batch) {
        this.batch = batch == null ? "" : batch;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public int getLast() {
        return last;
    }

    public void setLast(int last) {
        this.last = last;
    }
}
