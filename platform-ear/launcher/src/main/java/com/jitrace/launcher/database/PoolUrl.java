package com.jitrace.launcher.database;

/** The one spelling of the pool's URL. */
final class PoolUrl {
    private PoolUrl() {}

    /** Prepared statements would outlive a change of role, several statements at once would let an injection end one and start another. */
    static String of(String serverUrl, String options) {
        return serverUrl + Database.LOBBY
                + "?allowMultiQueries=false&cachePrepStmts=false&useServerPrepStmts=false&allowLoadLocalInfile=false"
                + "&characterEncoding=UTF-8&connectionTimeZone=UTC&connectTimeout=5000&" + options;
    }
}
