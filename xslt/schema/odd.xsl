<?xml version="1.0" encoding="UTF-8"?>
<!-- What an ODD keeps: elements, attributes, values, and the words that describe them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:o="urn:edition:odd"
    exclude-result-prefixes="#all">

  <!-- The specification of an element by its name. -->
  <xsl:key name="o:element" match="tei:elementSpec[not(@mode = 'delete')]" use="@ident"/>

  <!-- Where an element may stand: the specifications whose content refers to it. -->
  <xsl:key name="o:parent" match="tei:elementSpec[not(@mode = 'delete')]" use="tei:content//tei:elementRef/@key"/>

  <!-- The elements that are kept, by name. -->
  <xsl:function name="o:elements" as="element(tei:elementSpec)*" visibility="public">
    <xsl:param name="odd" as="document-node()"/>
    <xsl:perform-sort select="$odd//tei:elementSpec[not(@mode = 'delete')]">
      <xsl:sort select="string(@ident)" collation="http://www.w3.org/2005/xpath-functions/collation/codepoint"/>
    </xsl:perform-sort>
  </xsl:function>

  <!-- The attributes that an element is allowed, in the order of the ODD. -->
  <xsl:function name="o:attributes" as="element(tei:attDef)*" visibility="public">
    <xsl:param name="spec" as="element(tei:elementSpec)"/>
    <xsl:sequence select="$spec/tei:attList//tei:attDef[not(@mode = 'delete')]"/>
  </xsl:function>

  <!-- What the ODD says of an element, attribute or value, in one line; "" if it says nothing. -->
  <xsl:function name="o:description" as="xs:string" visibility="public">
    <xsl:param name="spec" as="element()"/>
    <xsl:variable name="said" as="element()*" select="$spec/(tei:gloss, tei:desc)[not(@xml:lang) or lang('en')]"/>
    <xsl:sequence select="string-join($said ! normalize-space()[.], ': ')"/>
  </xsl:function>

  <!-- The closed list of values of an attribute or of a content model. -->
  <xsl:function name="o:closed-list" as="element(tei:valList)?" visibility="public">
    <xsl:param name="holder" as="element()"/>
    <xsl:sequence select="$holder/tei:valList[@type = 'closed'][1]"/>
  </xsl:function>

  <!-- How often something may stand: the least number. -->
  <xsl:function name="o:least" as="xs:integer" visibility="public">
    <xsl:param name="part" as="element()?"/>
    <xsl:sequence select="xs:integer(($part/@minOccurs, 1)[1])"/>
  </xsl:function>

  <!-- How often something may stand: the greatest number, -1 for any. -->
  <xsl:function name="o:most" as="xs:integer" visibility="public">
    <xsl:param name="part" as="element()?"/>
    <xsl:sequence select="if ($part/@maxOccurs = 'unbounded') then -1 else xs:integer(($part/@maxOccurs, 1)[1])"/>
  </xsl:function>

  <!-- True for what stands exactly once. -->
  <xsl:function name="o:is-once" as="xs:boolean" visibility="public">
    <xsl:param name="part" as="element()"/>
    <xsl:sequence select="o:least($part) eq 1 and o:most($part) eq 1"/>
  </xsl:function>

  <!-- What a derived file says at its top. -->
  <xsl:function name="o:notice" as="comment()" visibility="public">
    <xsl:param name="odd-name" as="xs:string"/>
    <xsl:comment select="' Derived from ' || $odd-name || ' by `edition schema`; a change made here is lost. '"/>
  </xsl:function>
</xsl:stylesheet>
