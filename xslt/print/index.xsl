<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes at the end of a book: the entries of the registers that its texts name, with their pages. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:index:local" exclude-result-prefixes="#all">

  <!-- What the index of each register is called. -->
  <xsl:variable name="local:titles" as="map(xs:string, xs:string)" select="map{
      'listPerson': 'Persons', 'listPlace': 'Places', 'listOrg': 'Organisations', 'listEvent': 'Events',
      'listBibl': 'Works'}"/>

  <!-- A mark takes no room; what is named only in a note gets an n after the page. -->
  <xsl:template match="tei:index" mode="m:print" as="xs:string">
    <xsl:sequence select="p:call('index-mark', (p:literal(@n), 'in-note: true'[current()/ancestor::tei:note]))"/>
  </xsl:template>

  <!-- The registers of the corpus are in the order of an index; @n is what an entry is listed under. -->
  <xsl:function name="p:indexes" as="xs:string*">
    <xsl:param name="corpus" as="element(tei:teiCorpus)"/>
    <xsl:variable name="marked" as="map(xs:string, xs:boolean)" select="
        map:merge($corpus//tei:text//tei:index ! map:entry(string(@n), true()), map{'duplicates': 'use-first'})"/>
    <xsl:variable name="lists" as="xs:string*">
      <xsl:for-each select="$corpus/tei:standOff/*">
        <xsl:variable name="entries" as="element()*" select="*[@xml:id][map:contains($marked, @xml:id)]"/>
        <xsl:sequence select="p:array((p:literal(map:get($local:titles, local-name())),
                              p:array($entries ! p:array((p:literal(@xml:id), p:literal(@n))))))[exists($entries)]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="p:call('indexes', ('title: ' || p:literal('Indexes'), $lists))[exists($lists)]"/>
  </xsl:function>
</xsl:stylesheet>
