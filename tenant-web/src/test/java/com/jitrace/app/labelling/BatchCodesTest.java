package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Gtin;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors come from a second implementation in Python (docs/spec/codes.md). */
class BatchCodesTest {
    private static final Gtin GTIN = new Gtin("09506000134352");

    @ParameterizedTest
    @CsvSource({
        "0,7F3KQXSJM1BPHGQSPCDN,681ad53efceb2142a9bf550243c235f0,JFH8KTBWMVAXV,578bf1cc1483b034f1522e9eb04c3c8464ac2ae9e21ca2e2383a5e36a9574d0e",
        "1,7F3KQK0PCNC5J1HKDMC9,bb5db3180c5a4b9241e214d0da316fa3,9WAZ3SQQQF7M8,10d7b23aa698c010363ca522ed7d60d77f6f4b136458d7d14726d6dae703da33",
        "9999999,7F3KQHS7E4Q9Y547NWR6,8c13f8df73451c28647e9121cd6b7a1b,WFN8N0NZK5G3C,87c6d1233daa5277c621b35495fc3b993a9f40a81412b9d58fec6a510d8bd357",
        "67108863,7F3KQYFPWDE03C7971FY,a6f5a049f63e003f6aed5a5d71f1b371,MWRNTB3KNT04S,9d8d39f9b172deee2863a48e3ab169024861379a01657ebabcc7c552b4233120"
    })
    void codesAreThoseOfTheSecondImplementation(int index, String code, String salt, String inner, String commitment) {
        BatchCodes batch = batch(BatchCodes.COUNT_MAX);
        assertThat(batch.code(index).value()).isEqualTo(code);
        assertThat(HexFormat.of().formatHex(batch.salt(index))).isEqualTo(salt);
        assertThat(batch.inner(index)).isEqualTo(inner);
        assertThat(HexFormat.of().formatHex(batch.commitment(index))).isEqualTo(commitment);
        assertThat(batch.index(new Code(code))).hasValue(index);
    }

    @Test
    void aCodeBeyondTheCountWasNotIssued() {
        Code beyond = batch(BatchCodes.COUNT_MAX).code(1000);
        assertThat(batch(1000).index(beyond)).isEmpty();
        assertThat(batch(1001).index(beyond)).hasValue(1000);
    }

    @Test
    void oneHundredThousandInventedCodesAreAllRefused() {
        BatchCodes batch = batch(BatchCodes.COUNT_MAX);
        Random random = new Random(4);
        for (int n = 0; n < 100_000; n++) {
            StringBuilder text = new StringBuilder("7F3KQ");
            for (int i = 0; i < Code.BODY_SYMBOLS; i++) {
                text.append(Symbols.symbol(random.nextInt(32)));
            }
            Code invented = new Code(text.append(Symbols.check(text.toString())).toString());
            assertThat(batch.index(invented)).isEmpty();
        }
    }

    @Test
    void everySingleErrorAndEveryTranspositionIsCaught() {
        BatchCodes batch = batch(BatchCodes.COUNT_MAX);
        for (int n = 0; n < 200; n++) {
            char[] right = batch.code(n * 331).value().toCharArray();
            for (int i = 0; i < right.length; i++) {
                for (int v = 0; v < 32; v++) {
                    char[] wrong = right.clone();
                    wrong[i] = Symbols.symbol(v);
                    assertThat(Code.read(new String(wrong)).isPresent()).isEqualTo(wrong[i] == right[i]);
                }
                for (int j = 0; j < i; j++) {
                    char[] wrong = right.clone();
                    wrong[i] = right[j];
                    wrong[j] = right[i];
                    assertThat(Code.read(new String(wrong)).isPresent()).isEqualTo(right[i] == right[j]);
                }
            }
        }
    }

    @Test
    void typedCodesAreReadWithTheUsualSlipsForgiven() {
        assertThat(Code.read(" 7f3kq-k0pcnc5jlhkd mc9 ")).contains(new Code("7F3KQK0PCNC5J1HKDMC9"));
        assertThat(Code.read("7F3KQK0PCNC5J1HKDMCU")).isEmpty();
        assertThat(Code.read("")).isEmpty();
        assertThat(Code.read("7F3KQ".repeat(100))).isEmpty();
    }

    private static BatchCodes batch(int count) {
        byte[] key = new byte[32];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) i;
        }
        return new BatchCodes("7F3KQ", GTIN, count, key);
    }
}
