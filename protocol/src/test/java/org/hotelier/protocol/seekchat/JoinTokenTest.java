package org.hotelier.protocol.seekchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;

/** The proof of the join token. */
class JoinTokenTest {
  private static final ByteString NONCE = ByteString.copyFromUtf8("nonce");
  private static final ByteString REPLY = ByteString.copyFromUtf8("reply");
  private static final String ASKER = "127.0.0.1";
  private static final String REPLIER = "127.0.0.2";

  private final JoinToken token = JoinToken.of("sesame");
  private final ByteString proof = token.prove(NONCE, ASKER, REPLIER, REPLY);

  @Test
  void theProofHoldsForWhoKnowsTheToken() {
    assertThat(proof.size()).isEqualTo(32);
    assertThat(JoinToken.of("sesame").holds(proof, NONCE, ASKER, REPLIER, REPLY)).isTrue();
  }

  @Test
  void theProofFailsForAnotherToken() {
    assertThat(JoinToken.of("simsim").holds(proof, NONCE, ASKER, REPLIER, REPLY)).isFalse();
  }

  @Test
  void theProofFailsWhenAnyPartDiffers() {
    var other = ByteString.copyFromUtf8("other");

    assertThat(token.holds(other, NONCE, ASKER, REPLIER, REPLY)).as("proof").isFalse();
    assertThat(token.holds(proof, other, ASKER, REPLIER, REPLY)).as("nonce").isFalse();
    assertThat(token.holds(proof, NONCE, "127.0.0.9", REPLIER, REPLY)).as("asker").isFalse();
    assertThat(token.holds(proof, NONCE, ASKER, "127.0.0.9", REPLY)).as("replier").isFalse();
    assertThat(token.holds(proof, NONCE, ASKER, REPLIER, other)).as("reply").isFalse();
  }

  @Test
  void aProofCannotBeReflected() {
    assertThat(token.holds(proof, NONCE, REPLIER, ASKER, REPLY)).isFalse();
  }

  @Test
  void movingBytesFromOnePartToTheNextChangesTheProof() {
    assertThat(token.prove(NONCE, "127.0.0.12", "7.0.0.1", REPLY))
        .isNotEqualTo(token.prove(NONCE, "127.0.0.1", "27.0.0.1", REPLY));
  }

  @Test
  void anEmptyOrShortenedProofFails() {
    assertThat(token.holds(ByteString.EMPTY, NONCE, ASKER, REPLIER, REPLY)).isFalse();
    assertThat(token.holds(proof.substring(0, 31), NONCE, ASKER, REPLIER, REPLY)).isFalse();
  }

  @Test
  void withoutATokenTheProofIsEmptyAndNoOtherHolds() {
    var none = JoinToken.of("");

    assertThat(none.isSet()).isFalse();
    assertThat(none.prove(NONCE, ASKER, REPLIER, REPLY)).isEqualTo(ByteString.EMPTY);
    assertThat(none.holds(ByteString.EMPTY, NONCE, ASKER, REPLIER, REPLY)).isTrue();
    assertThat(none.holds(proof, NONCE, ASKER, REPLIER, REPLY)).isFalse();
  }

  @Test
  void isNeverPrinted() {
    assertThat(token).hasToString("JoinToken[set]");
    assertThat(JoinToken.of("")).hasToString("JoinToken[none]");
    assertThat(String.valueOf(proof.toStringUtf8())).doesNotContain("sesame");
  }
}
