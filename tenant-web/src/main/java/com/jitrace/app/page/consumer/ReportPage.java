package com.jitrace.app.page.consumer;

import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportKind;
import com.jitrace.app.report.ReportStatus;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Minute;
import com.jitrace.app.words.Texts;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a report, or its status, in one language. */
public final class ReportPage {

    private final ReportAddress address;
    private final Texts text;
    private @Nullable ReportKind kind;
    private @Nullable ProblemReport report;
    private List<String> faults = List.of();
    private String details = "";
    private String shop = "";
    private String region = "";
    private String city = "";

    ReportPage(ReportAddress address, Language language) {
        this.address = address;
        this.text = Texts.in(language);
    }

    /** A choice of what is wrong. */
    public record Choice(String id, String words) {}

    void about(ReportKind kind) {
        this.kind = kind;
    }

    void show(ProblemReport report) {
        this.report = report;
        this.kind = report.words().kind();
    }

    void refuse(List<String> codes) {
        faults = codes.stream().map(text::say).toList();
    }

    /** What was typed stays in the form. */
    void type(String details, String shop, String region, String city) {
        this.details = details;
        this.shop = shop;
        this.region = region;
        this.city = city;
    }

    /** 1: what is wrong; 2: photos and where; 3: kept, and how to be reached. */
    public int step() {
        return report != null ? 3 : kind != null ? 2 : 1;
    }

    public List<Choice> kinds() {
        return Arrays.stream(ReportKind.values())
                .map(one -> new Choice(one.name(), text.say("report.kind." + one)))
                .toList();
    }

    public String kindId() {
        return kind == null ? "" : kind.name();
    }

    public String kindWords() {
        return kind == null ? "" : text.say("report.kind." + kind);
    }

    public List<String> faults() {
        return faults;
    }

    public String reference() {
        return report == null ? "" : report.reference();
    }

    public String status() {
        return report == null ? "" : text.say("report.status." + report.status());
    }

    public String answer() {
        return report == null ? "" : report.answer();
    }

    public String reportedAt() {
        return report == null ? "" : Minute.of(report.reportedAt());
    }

    /** Whether the reader may still say how to be reached. */
    public boolean isReachAsked() {
        return report != null
                && report.status() != ReportStatus.CLOSED
                && report.contact().isEmpty();
    }

    public boolean isReachable() {
        return report != null && !report.contact().isEmpty();
    }

    public String details() {
        return details;
    }

    public String shop() {
        return shop;
    }

    public String region() {
        return region;
    }

    public String city() {
        return city;
    }

    public Texts text() {
        return text;
    }

    public Language other() {
        return text.language().other();
    }

    public String language() {
        return text.language().tag();
    }

    public String path() {
        return address.path();
    }

    /** This very page, with the report's token if it has one. */
    public String here() {
        return address.token().isEmpty() ? address.path() : address.statusPath();
    }

    /** Of the paper, when there is a report. */
    public String paper() {
        return address.paperPath();
    }

    public String code() {
        return address.code().serial();
    }

    public String item() {
        return address.code().path();
    }
}
