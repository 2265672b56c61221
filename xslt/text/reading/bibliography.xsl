<?xml version="1.0" encoding="UTF-8"?>
<!-- Where a text comes from, and whose rights it is under: the statements of its header, ready to print. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns="http://www.tei-c.org/ns/1.0" xmlns:f="urn:edition:functions" xmlns:m="urn:edition:modes"
                xmlns:r="urn:edition:reading" xmlns:local="urn:edition:reading:bibliography:local"
                exclude-result-prefixes="#all">

  <!-- What the kinds of publication are called. -->
  <xsl:variable name="local:kinds" as="map(xs:string, xs:string)" select="map{
      'first-publication': 'First published', 'reprint': 'Reprinted', 'translation': 'Translated',
      'web': 'On the web', 'capture': 'Captured from', 'excerpt-of': 'Excerpt of', 'version-of': 'Version of',
      'translation-of': 'Translation of', 'reply-to': 'Reply to', 'continues': 'Continues',
      'same-occasion': 'On the same occasion', 'see-also': 'See also'}"/>

  <!-- What the layers of rights are called. -->
  <xsl:variable name="local:layers" as="map(xs:string, xs:string)" select="map{
      'original': 'Original text', 'translation': 'Translation', 'transcription': 'Transcription',
      'encoding': 'Encoding and editorial matter'}"/>

  <!-- One bibl for each source of a text, and for each text related to it: @type is its kind in words, its content one line. -->
  <xsl:function name="r:sources" as="element(tei:bibl)*" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:for-each select="$text/tei:teiHeader/tei:fileDesc/tei:sourceDesc/descendant-or-self::*
                          [self::tei:sourceDesc or self::tei:listBibl]/(tei:bibl | tei:biblStruct | tei:p)[normalize-space()]">
      <bibl type="{$local:kinds(string(@type))}">
        <xsl:choose>
          <xsl:when test="self::tei:biblStruct"><xsl:sequence select="local:structured(.)"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="node() except tei:note" mode="m:inline"/></xsl:otherwise>
        </xsl:choose>
      </bibl>
    </xsl:for-each>
    <xsl:for-each select="$text/tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:relation[normalize-space(tei:desc)]">
      <bibl type="{($local:kinds(string(@name)), string(@name))[1]}">
        <xsl:apply-templates select="tei:desc/node()" mode="m:inline"/>
      </bibl>
    </xsl:for-each>
  </xsl:function>

  <!-- Author, “Item”, Host, editor, volume, imprint, pages. -->
  <xsl:function name="local:structured" as="node()*">
    <xsl:param name="source" as="element(tei:biblStruct)"/>
    <xsl:variable name="parts" as="element(tei:seg)*">
      <xsl:for-each select="$source/tei:analytic">
        <xsl:sequence select="local:part((tei:author | tei:editor) ! f:reading-text(.))"/>
        <xsl:sequence select="tei:title[normalize-space()] ! local:part('“' || f:reading-text(.) || '”')"/>
      </xsl:for-each>
      <xsl:for-each select="$source/(tei:monogr | tei:series)">
        <xsl:sequence select="local:part(tei:author ! f:reading-text(.))"/>
        <xsl:sequence select="tei:title[normalize-space()] ! local:title(.)"/>
        <xsl:sequence select="local:part(tei:editor ! ('ed. ' || f:reading-text(.)))"/>
        <xsl:sequence select="local:imprint(.)"/>
      </xsl:for-each>
      <xsl:sequence select="$source/tei:note ! local:part(f:reading-text(.))"/>
    </xsl:variable>
    <xsl:for-each select="$parts">
      <xsl:sequence select="node()"/>
      <xsl:value-of select="if (position() eq last()) then () else ', '"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Volume, place and publisher, date, pages, extent. -->
  <xsl:function name="local:imprint" as="element(tei:seg)*">
    <xsl:param name="host" as="element()"/>
    <xsl:variable name="scopes" as="element(tei:biblScope)*" select="$host//tei:biblScope"/>
    <xsl:sequence select="local:scope($scopes[@unit = 'volume'], 'vol. '), local:scope($scopes[@unit = 'issue'], 'no. ')"/>
    <xsl:variable name="house" as="xs:string*" select="$host/tei:imprint/(tei:pubPlace, tei:publisher) ! f:reading-text(.)[.]"/>
    <xsl:sequence select="local:part(string-join($house, ': '))"/>
    <xsl:sequence select="local:part($host/tei:imprint/tei:date ! (f:reading-text(.)[.], string(@when)[.])[1])"/>
    <xsl:sequence select="local:scope($scopes[@unit = 'page'], 'p. ')"/>
    <xsl:sequence select="local:part($host/(tei:extent | tei:ref) ! f:reading-text(.))"/>
    <xsl:sequence select="local:part($scopes[not(@unit = ('volume', 'issue', 'page'))] ! f:reading-text(.))"/>
  </xsl:function>

  <!-- "79" is "p. 79", "79–83" is "pp. 79–83"; "p. 79" stays. -->
  <xsl:function name="local:scope" as="element(tei:seg)*">
    <xsl:param name="scopes" as="element(tei:biblScope)*"/>
    <xsl:param name="word" as="xs:string"/>
    <xsl:for-each select="$scopes ! f:reading-text(.)[.]">
      <xsl:variable name="plural" as="xs:string"
                    select="if ($word eq 'p. ' and matches(., '\d\s*[-–—,]\s*\d')) then 'pp. ' else $word"/>
      <xsl:variable name="is-number" as="xs:boolean" select="matches(., '^[0-9IVXLCivxlc]')"/>
      <xsl:sequence select="local:part((if ($is-number) then translate($plural, ' ', '&#160;') else '') || .)"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="local:part" as="element(tei:seg)*">
    <xsl:param name="words" as="xs:string*"/>
    <xsl:sequence select="$words[.] ! local:seg(.)"/>
  </xsl:function>

  <xsl:function name="local:seg" as="element(tei:seg)">
    <xsl:param name="words" as="xs:string"/>
    <seg><xsl:value-of select="$words"/></seg>
  </xsl:function>

  <xsl:function name="local:title" as="element(tei:seg)">
    <xsl:param name="title" as="element(tei:title)"/>
    <seg><title level="{($title/@level, 'm')[1]}"><xsl:value-of select="f:reading-text($title)"/></title></seg>
  </xsl:function>

  <!-- One p for each statement of rights: @n is the layer in words, @type the licence's address. -->
  <xsl:function name="r:rights" as="element(tei:p)*" visibility="public">
    <xsl:param name="text" as="element()"/>
    <xsl:for-each select="$text/tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:availability/*[normalize-space()]">
      <xsl:variable name="layer" as="xs:string?" select="$local:layers(string(@n))"/>
      <p n="{$layer}" type="{@target}">
        <xsl:value-of select="local:after-label(f:reading-text(.), $layer)"/>
      </p>
    </xsl:for-each>
  </xsl:function>

  <!-- A statement that begins with the name of its layer ("The encoding and the editorial matter: …") says it but once. -->
  <xsl:function name="local:after-label" as="xs:string">
    <xsl:param name="statement" as="xs:string"/>
    <xsl:param name="layer" as="xs:string?"/>
    <xsl:variable name="subject" as="xs:string" select="replace(lower-case(substring-before($statement, ':')), '(^| )the ', '$1')"/>
    <xsl:sequence select="if ($subject and $subject eq lower-case($layer)) then normalize-space(substring-after($statement, ':'))
        else $statement"/>
  </xsl:function>
</xsl:stylesheet>
