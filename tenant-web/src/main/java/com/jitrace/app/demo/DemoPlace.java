package com.jitrace.app.demo;

import java.nio.file.Path;

/** Where the demo's file is, and whether this installation has a demo at all. */
public record DemoPlace(Path file, boolean enabled) {}
