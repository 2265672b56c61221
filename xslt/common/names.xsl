<?xml version="1.0" encoding="UTF-8"?>
<!-- Who and what is pointed at: keys, pointers, and the names behind them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:edition:functions"
    exclude-result-prefixes="#all">

  <!-- Every element that can be pointed at, by its identifier. -->
  <xsl:key name="id" match="*[@xml:id]" use="@xml:id"/>

  <!-- The elements of this document that the local pointers ("#a #b") of an attribute name, in the order given. -->
  <xsl:function name="f:targets" as="element()*" visibility="public">
    <xsl:param name="pointers" as="xs:string?"/>
    <xsl:param name="context" as="node()"/>
    <xsl:for-each select="tokenize($pointers)[starts-with(., '#')]">
      <xsl:sequence select="key('id', substring(., 2), root($context))[1]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The names behind @resp, @who, @wit …; a pointer that leads nowhere stands for itself, without its "#". -->
  <xsl:function name="f:names-of" as="xs:string*" visibility="public">
    <xsl:param name="pointers" as="xs:string?"/>
    <xsl:param name="context" as="node()"/>
    <xsl:for-each select="tokenize($pointers)">
      <xsl:variable name="target" as="element()?" select="f:targets(., $context)"/>
      <xsl:sequence select="if ($target) then f:name($target) else replace(., '^.*#', '')"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What one calls the person, body, witness or statement of responsibility that an element describes. -->
  <xsl:function name="f:name" as="xs:string" visibility="public">
    <xsl:param name="named" as="element()"/>
    <xsl:variable name="names" as="element()*" select="$named/(tei:name | tei:persName | tei:orgName | tei:placeName)"/>
    <xsl:variable name="words" as="xs:string"
        select="if ($named/self::tei:witness) then ($named/@n, $named/@xml:id, '')[1]
                else f:list(($names, $named[empty($names)]) ! normalize-space())"/>
    <xsl:sequence select="if ($words) then $words else string($named/@xml:id)"/>
  </xsl:function>

  <!-- "A", "A and B", "A, B and C". -->
  <xsl:function name="f:list" as="xs:string" visibility="public">
    <xsl:param name="items" as="xs:string*"/>
    <xsl:variable name="last" as="xs:integer" select="count($items)"/>
    <xsl:sequence select="string-join(($items[position() lt $last] => string-join(', '), $items[$last])[.], ' and ')"/>
  </xsl:function>
</xsl:stylesheet>
