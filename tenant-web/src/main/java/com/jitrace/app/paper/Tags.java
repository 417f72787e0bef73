package com.jitrace.app.paper;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** Says what the parts of the pages are (ISO 32000-1, 14.8), so that a screen reader reads them in their order and by their names. */
final class Tags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    private final Map<PDPage, COSArray> marked = new LinkedHashMap<>();

    Tags() {
        root.appendKid(document);
    }

    PDStructureElement part(String type) {
        return part(type, document);
    }

    PDStructureElement part(String type, PDStructureElement parent) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** The number with which the next content of this page is marked as belonging to the element. */
    int mark(PDPage page, PDStructureElement element) {
        COSArray ofPage = marked.computeIfAbsent(page, unseen -> new COSArray());
        int number = ofPage.size();
        ofPage.add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        return number;
    }

    void write(PDDocument pdf) {
        Map<Integer, PDParentTreeValue> parents = new HashMap<>();
        marked.forEach((page, ofPage) -> {
            page.setStructParents(parents.size());
            parents.put(parents.size(), new PDParentTreeValue(ofPage));
        });
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        PDMarkInfo info = new PDMarkInfo();
        info.setMarked(true);
        pdf.getDocumentCatalog().setMarkInfo(info);
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
