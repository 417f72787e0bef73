package com.jitrace.app.paper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a PDF says of itself, and the files in it. All times are the paper's own, so that it is the same whenever it is made. */
final class Particulars {
    private static final String XMP = """
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
            <xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;

    private Particulars() {}

    static void write(PDDocument pdf, About about) throws IOException {
        Calendar created = GregorianCalendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        created.setTimeInMillis(about.createdAt());
        PDDocumentInformation info = new PDDocumentInformation();
        info.setTitle(about.title());
        info.setAuthor(about.author());
        info.setProducer(about.author());
        info.setCreationDate(created);
        info.setModificationDate(created);
        pdf.setDocumentInformation(info);
        // the identifier in the trailer is made from this number in place of the clock
        pdf.setDocumentId(about.createdAt());
        pdf.getDocumentCatalog().setLanguage(about.language().toLanguageTag());
        PDViewerPreferences shown =
                new PDViewerPreferences(pdf.getDocumentCatalog().getCOSObject());
        shown.setDisplayDocTitle(true);
        pdf.getDocumentCatalog().setViewerPreferences(shown);
        String time = Instant.ofEpochMilli(about.createdAt()).toString();
        String xmp = XMP.formatted(
                escaped(about.title()), about.language().toLanguageTag(), escaped(about.author()), time, time);
        pdf.getDocumentCatalog()
                .setMetadata(new PDMetadata(pdf, new ByteArrayInputStream(xmp.getBytes(StandardCharsets.UTF_8))));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static void attach(PDDocument pdf, List<Attachment> attachments) throws IOException {
        Map<String, PDComplexFileSpecification> named = new TreeMap<>();
        COSArray associated = new COSArray();
        for (Attachment attachment : attachments) {
            PDEmbeddedFile file =
                    new PDEmbeddedFile(pdf, new ByteArrayInputStream(attachment.content()), COSName.FLATE_DECODE);
            file.setSubtype(attachment.type());
            file.setSize(attachment.content().length);
            file.setCreationDate(pdf.getDocumentInformation().getCreationDate());
            file.setModDate(pdf.getDocumentInformation().getCreationDate());
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(attachment.name());
            specification.setFileUnicode(attachment.name());
            specification.setFileDescription(attachment.words());
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.getCOSObject().setName("AFRelationship", "Data");
            named.put(attachment.name(), specification);
            associated.add(specification.getCOSObject());
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(named);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        pdf.getDocumentCatalog().setNames(names);
        pdf.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }
}
