package org.hotelier.formation;

/**
 * Why a node does not found or join just now: the rule, its value, the peer that blocks it (empty
 * where none does), and what an operator can do.
 */
public record Obstacle(String rule, String value, String peer, String advice) {}
