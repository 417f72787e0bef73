package com.jitrace.launcher.database;

/** The one spelling of the pool's URL. */
final class PoolUrl {
    private PoolUrl() {}

    /** Texts of statements that the driver keeps taken apart, for each connection; Hibernate's are up to a few kilobytes. */
    private static final int PARSED_MAX = 500;

    private static final int PARSED_CHARACTERS_MAX = 8192;

    /**
     * Statements prepared on the server would outlive a change of role, so there are none; what {@code cachePrepStmts} keeps without them is only
     * where the parameters stand in a text. Several statements at once would let an injection end one and start another.
     */
    static String of(String serverUrl, String options) {
        return serverUrl + Database.LOBBY
                + "?allowMultiQueries=false&useServerPrepStmts=false&allowLoadLocalInfile=false"
                + "&cachePrepStmts=true&prepStmtCacheSize=" + PARSED_MAX + "&prepStmtCacheSqlLimit="
                + PARSED_CHARACTERS_MAX
                + "&characterEncoding=UTF-8&connectionTimeZone=UTC&connectTimeout=5000&" + options;
    }
}
