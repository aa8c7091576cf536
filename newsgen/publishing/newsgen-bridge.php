<?php
/**
 * Plugin Name: newsgen bridge
 * Description: Lets newsgen know its own posts again: one post a story, whoever sends it, and no link to a story that is not out.
 * Version: 1
 * License: MIT
 *
 * Put this file into wp-content/mu-plugins/, or zip it and install it as a plugin.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/* The marker: which story a post is, which revision, and the digest of what was sent. Only who edits sees it. */
add_action( 'init', function () {
	foreach ( array( 'newsgen_id', 'newsgen_revision', 'newsgen_sent' ) as $key ) {
		register_post_meta( 'post', $key, array(
			'type'              => 'string',
			'single'            => true,
			'sanitize_callback' => 'sanitize_text_field',
			'show_in_rest'      => array( 'schema' => array( 'context' => array( 'edit' ) ) ),
			'auth_callback'     => function ( $allowed, $meta_key, $post_id ) {
				return current_user_can( 'edit_post', $post_id );
			},
		) );
	}
} );

/* Says that it is here, on every answer. */
add_filter( 'rest_post_dispatch', function ( $response ) {
	$response->header( 'X-Newsgen-Bridge', '1' );
	return $response;
} );

/* Finds posts by the stories they are: ?newsgen_id=a,b,c */
add_filter( 'rest_post_query', function ( $args, $request ) {
	$ids = $request->get_param( 'newsgen_id' );
	if ( is_string( $ids ) && '' !== $ids && current_user_can( 'edit_posts' ) ) {
		$args['meta_query'] = array(
			array(
				'key'     => 'newsgen_id',
				'value'   => array_map( 'sanitize_text_field', explode( ',', $ids ) ),
				'compare' => 'IN',
			),
		);
	}
	return $args;
}, 10, 2 );

/* One post a story: a second one is refused, in the bin or out of it, also where two ask at the same moment. */
add_filter( 'rest_pre_insert_post', function ( $post, $request ) {
	$over = $request->get_param( 'newsgen_over' );
	if ( is_string( $over ) && ! empty( $post->ID ) ) {
		// Written over only while it is a draft with the very words that newsgen last saw: an editor may have saved since.
		$now = get_post( $post->ID );
		$words = $now->post_title . "\0" . $now->post_excerpt . "\0" . $now->post_content;
		$image = (int) get_post_thumbnail_id( $now );
		// Where newsgen sets the featured image, that must be the one it set, too.
		$same = hash_equals( hash( 'sha256', $words ), $over ) || hash_equals( hash( 'sha256', "$words\0$image" ), $over );
		if ( 'draft' !== $now->post_status || ! $same ) {
			return new WP_Error( 'newsgen_edited', 'This story was edited meanwhile.', array( 'status' => 409 ) );
		}
	}
	$meta = $request->get_param( 'meta' );
	$id   = is_array( $meta ) && isset( $meta['newsgen_id'] ) ? sanitize_text_field( (string) $meta['newsgen_id'] ) : '';
	if ( '' === $id || ! empty( $post->ID ) || is_wp_error( $post ) ) {
		return $post;
	}
	global $wpdb;
	// The lock goes with the connection, which ends after the marker is written. A database without locks (SQLite) gives null.
	$lock = $wpdb->get_var( $wpdb->prepare( 'SELECT GET_LOCK(%s, 10)', 'newsgen:' . md5( $wpdb->prefix . $id ) ) );
	if ( '0' === (string) $lock ) {
		return new WP_Error( 'newsgen_busy', 'This story is being sent already.', array( 'status' => 503 ) );
	}
	$there = (int) $wpdb->get_var( $wpdb->prepare(
		"SELECT post_id FROM $wpdb->postmeta WHERE meta_key = 'newsgen_id' AND meta_value = %s LIMIT 1", $id
	) );
	if ( $there ) {
		return new WP_Error( 'newsgen_exists', 'This story is here already.', array( 'status' => 409, 'post' => $there ) );
	}
	return $post;
}, 10, 2 );

/* A paragraph in a story of newsgen's whose one link leads to a post that is not out is not shown to readers. */
add_filter( 'the_content', function ( $html ) {
	if ( ! get_post_meta( get_the_ID(), 'newsgen_id', true ) ) {
		return $html;
	}
	$home    = preg_quote( untrailingslashit( home_url() ), '~' );
	$pattern = '~<(p|li)\b[^>]*>\s*(?:<strong>(?:(?!</\1>).)*?</strong>\s*)?<a href="' . $home . '/\?p=(\d+)">(?:(?!</\1>|<a\b).)*</a>\s*</\1>\s*~s';
	return preg_replace_callback( $pattern, function ( $found ) {
		return 'publish' === get_post_status( (int) $found[2] ) ? $found[0] : '';
	}, $html );
}, 20 );
