package com.jitrace.app.gate;

import jakarta.enterprise.inject.Instance;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests and answers without a container: only what the gate asks for. */
final class FakeWeb {
    private FakeWeb() {}

    static HttpServletRequest request(String method, String path, Map<String, String> headers, String body) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getRequestURI", "getServletPath" -> path;
            case "getHeader" -> byName.get((String) arguments[0]);
            case "getContentLengthLong" -> (long) body.length();
            case "getInputStream" -> stream(body);
            default -> nothing(called.getReturnType());
        });
    }

    static <T> Instance<T> only(Class<T> type, T bean) {
        return FakeWeb.<Instance<T>>cast(fake(Instance.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "get" -> type.cast(bean);
            default -> nothing(called.getReturnType());
        }));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object object) {
        return (T) object;
    }

    /** What was answered. */
    static final class Answer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private int status = 200;

        int status() {
            return status;
        }

        @Nullable
        String header(String name) {
            return headers.get(name);
        }

        String body() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        HttpServletResponse response() {
            return fake(HttpServletResponse.class, (proxy, called, arguments) -> {
                switch (called.getName()) {
                    case "setStatus" -> status = (int) arguments[0];
                    case "setHeader", "addHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                    case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                    case "resetBuffer" -> bytes.reset();
                    case "reset" -> headers.clear();
                    default -> {
                        return switch (called.getName()) {
                            case "getStatus" -> status;
                            case "getHeader" -> headers.get((String) arguments[0]);
                            case "getContentType" -> headers.get("Content-Type");
                            case "getOutputStream" -> sink(bytes);
                            default -> nothing(called.getReturnType());
                        };
                    }
                }
                return nothing(called.getReturnType());
            });
        }
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(FakeWeb.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object nothing(Class<?> type) {
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        return type == long.class ? (Object) 0L : null;
    }

    private static ServletInputStream stream(String text) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {}
        };
    }

    private static ServletOutputStream sink(ByteArrayOutputStream bytes) {
        return new ServletOutputStream() {
            @Override
            public void write(int one) {
                bytes.write(one);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {}
        };
    }
}
