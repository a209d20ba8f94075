package org.hotelier.simulation;

import java.util.BitSet;

/**
 * Which packets pass between which hosts, and in what weather. Each direction can be cut alone;
 * since a connection needs both, two hosts can talk only while neither is.
 */
final class Network {

  private final int hosts;
  private final BitSet cut;
  private Weather weather;

  Network(int hosts, Weather weather) {
    this.hosts = hosts;
    this.weather = weather;
    this.cut = new BitSet(hosts * hosts);
  }

  Weather weather() {
    return weather;
  }

  /** From now on nothing is lost, doubled or late any more. */
  void clearUp() {
    weather = weather.fair();
  }

  void cut(int from, int to) {
    cut.set(from * hosts + to);
  }

  void heal(int from, int to) {
    cut.clear(from * hosts + to);
  }

  void healAll() {
    cut.clear();
  }

  boolean isWhole() {
    return cut.isEmpty();
  }

  /** Whether packets pass in this direction. */
  boolean passes(int from, int to) {
    return !cut.get(from * hosts + to);
  }

  boolean canTalk(int one, int other) {
    return passes(one, other) && passes(other, one);
  }
}
