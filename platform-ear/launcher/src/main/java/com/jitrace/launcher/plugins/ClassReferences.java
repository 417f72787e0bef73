package com.jitrace.launcher.plugins;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The classes that one class file names (JVM specification §4.4): read, not loaded, so none of its code runs. */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;

    private ClassReferences() {}

    /** Names with slashes; arrays as their elements, primitives left out. */
    static Set<String> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.readInt(); // version
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> classes = new ArrayList<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes.add(in.readUnsignedShort());
                case 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++; // takes two places
                }
                default -> throw new IOException("unknown constant " + tag);
            }
        }
        Set<String> names = new TreeSet<>();
        for (int index : classes) {
            String name = texts[index].replaceFirst("^\\[+", "");
            if (!texts[index].startsWith("[")) {
                names.add(name);
            } else if (name.startsWith("L")) {
                names.add(name.substring(1, name.length() - 1));
            }
        }
        return names;
    }
}
