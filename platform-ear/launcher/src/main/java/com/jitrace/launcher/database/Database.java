package com.jitrace.launcher.database;

import com.jitrace.launcher.settings.Settings.Login;

/** A database server that answered both logins. */
public interface Database extends AutoCloseable {
    /** The empty database the pool's connections wait in. */
    String LOBBY = "jitrace_lobby";

    /** JDBC URL of the server, {@code jdbc:mysql://host:port/}. */
    String url();

    /** Options that belong behind each URL of the server, without a sign in front: how the connection is protected. */
    String options();

    /** JDBC URL of the lobby for the pool: no statement caches, no several statements at once. */
    String poolUrl();

    /** May create databases, users and roles. */
    Login administrator();

    /** May connect to the lobby and read nothing. */
    Login pool();

    /** Stops it if it is ours; returns when that is done. */
    @Override
    void close();
}
