package com.jitrace.launcher.plugins;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The classes that one class file names (JVM specification §4.4 to §4.6), in its code and in the types of its fields, methods and of
 * what it calls: read, not loaded, so none of its code runs.
 */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>]+);");

    private final DataInputStream in;
    private final Set<String> names = new TreeSet<>();
    private String[] texts = {};

    private ClassReferences(InputStream classFile) {
        in = new DataInputStream(classFile);
    }

    /** Names with slashes; arrays as their elements, primitives left out. */
    static Set<String> of(InputStream classFile) throws IOException {
        ClassReferences references = new ClassReferences(classFile);
        references.read();
        return references.names;
    }

    private void read() throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt(); // version
        constants();
        in.skipNBytes(6); // access, this, super
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        members();
        members();
    }

    private void constants() throws IOException {
        int count = in.readUnsignedShort();
        texts = new String[count];
        List<Integer> classes = new ArrayList<>();
        List<Integer> descriptors = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes.add(in.readUnsignedShort());
                case 16 -> descriptors.add(in.readUnsignedShort());
                case 8, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 17, 18 -> in.skipNBytes(4);
                case 12 -> {
                    in.skipNBytes(2); // the name
                    descriptors.add(in.readUnsignedShort());
                }
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        for (int index : classes) {
            if (texts[index].startsWith("[")) {
                descriptor(texts[index]);
            } else {
                names.add(texts[index]);
            }
        }
        for (int index : descriptors) {
            descriptor(texts[index]);
        }
    }

    /** Fields, then methods: the type of each; what belongs to it is skipped. */
    private void members() throws IOException {
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            in.skipNBytes(4); // access, name
            descriptor(texts[in.readUnsignedShort()]);
            int attributes = in.readUnsignedShort();
            for (int j = 0; j < attributes; j++) {
                in.skipNBytes(2);
                in.skipNBytes(in.readInt() & 0xFFFF_FFFFL);
            }
        }
    }

    private void descriptor(String descriptor) {
        IN_DESCRIPTOR.matcher(descriptor).results().forEach(found -> names.add(found.group(1)));
    }
}
