package com.jitrace.app.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A notice goes forward only, and what one organisation is told names nobody of the other. */
class QualityNoticeTest {
    private static final Finding FINDING = new Finding("Cracks at the flange", "Do not fit it", Severity.CRITICAL);
    private static final String LOT = "0123456789abcdef0123456789abcdef";

    @Test
    void itIsHeldOnceRecalledAndClosed() {
        QualityNotice notice = notice();
        assertThat(notice.isHoldable()).isTrue();
        notice.held(5);
        assertThat(notice.state()).isEqualTo(QualityNotice.State.HELD);
        assertThatThrownBy(() -> notice.held(6)).isInstanceOf(IllegalStateException.class);
        notice.recallAsked();
        assertThat(notice.state()).isEqualTo(QualityNotice.State.RECALL_ASKED);
        notice.closed();
        assertThat(notice.isOpen()).isFalse();
        assertThatThrownBy(notice::recallAsked).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(notice::closed).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void holdingAfterTheRecallWasAskedForDoesNotGoBack() {
        QualityNotice notice = notice();
        notice.recallAsked();
        notice.held(5);
        assertThat(notice.state()).isEqualTo(QualityNotice.State.RECALL_ASKED);
        assertThat(notice.isHeld()).isTrue();
    }

    @Test
    void whatWasGivenIsForOthersToHandle() {
        QualityNotice given = notice().given();
        assertThat(given.isOpen()).isFalse();
        assertThatThrownBy(() -> given.held(5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theManufacturerIsToldTheWordsAndNotWhoWroteThem() {
        QualityNotice told = notice().given().told("f".repeat(32), "a".repeat(32), 9);
        assertThat(told.id()).isEqualTo("f".repeat(32));
        assertThat(told.fromParty()).isEqualTo("a".repeat(32));
        assertThat(told.finding()).isEqualTo(FINDING);
        assertThat(told.state()).isEqualTo(QualityNotice.State.OPEN);
        assertThat(told.writtenByName()).isEmpty();
        assertThat(told.lot()).isEmpty();
        assertThat(told.writtenAt()).isEqualTo(1);
        assertThat(told.enteredAt()).isEqualTo(9);
    }

    @Test
    void aFindingSaysWhatIsWrongAndWhatToDoWithinItsLimits() {
        assertThatThrownBy(() -> new Finding(" ", "x", Severity.MINOR)).hasMessageContaining("1000");
        assertThatThrownBy(() -> new Finding("x".repeat(1001), "x", Severity.MINOR))
                .hasMessageContaining("1001");
        assertThatThrownBy(() -> new Finding("x", "x".repeat(501), Severity.MINOR))
                .hasMessageContaining("501");
        assertThat(new Finding("x".repeat(1000), "x".repeat(500), Severity.MINOR))
                .isNotNull();
    }

    private static QualityNotice notice() {
        return new QualityNotice("e".repeat(32), "L-77", LOT, FINDING, "Ana", 1);
    }
}
