<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes (TEI 3.9): printed at the foot of the page of their first call, under their own mark. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:m="urn:edition:modes" xmlns:p="urn:edition:print"
                xmlns:local="urn:edition:print:notes:local" exclude-result-prefixes="#all">

  <xsl:template match="tei:note[@n] | tei:ref[@type = 'note']" mode="m:print" as="xs:string">
    <xsl:sequence select="p:note(.)"/>
  </xsl:template>

  <!-- A heading is repeated in the contents and the bookmarks, its notes are not: they are given beside it. -->
  <xsl:template match="tei:div/tei:head//tei:note[@n] | tei:div/tei:head//tei:ref[@type = 'note']" mode="m:print"
                as="empty-sequence()" priority="1"/>

  <!-- A note, or a further call that repeats its mark and leads to it. Marks in different type tell the notes of the
       source from those of this edition. -->
  <xsl:function name="p:note" as="xs:string" visibility="public">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="id" as="xs:string" select="substring-after($e/@target, '#')"/>
    <xsl:sequence select="
        if ($e/self::tei:ref)
        then p:call('note-again', ('mark: ' || p:literal($e/@n), p:argument('id', $id[p:is-goal($id, $e)])))
        else p:call(if ($e/@type = 'commentary') then 'commentary' else 'note', local:arguments($e), local:content($e))"/>
  </xsl:function>

  <xsl:template match="tei:div[@type = 'end-notes']" mode="m:print" as="xs:string" priority="1">
    <xsl:variable name="notes" as="xs:string*" select="
        tei:note ! (p:call('end-note', local:arguments(.), local:content(.)) || '&#10;')"/>
    <xsl:sequence select="p:call('end-notes', p:argument('title', 'Notes without a call'), ('&#10;', $notes)) || '&#10;'"/>
  </xsl:template>

  <xsl:function name="local:arguments" as="xs:string*">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:sequence select="'mark: ' || p:literal($note/@n), p:argument('id', $note/@xml:id[p:is-goal(., $note)])"/>
  </xsl:function>

  <!-- The last paragraph of a note needs no break after it. -->
  <xsl:function name="local:content" as="xs:string*">
    <xsl:param name="note" as="element(tei:note)"/>
    <xsl:variable name="content" as="xs:string*">
      <xsl:for-each select="$note/*">
        <xsl:choose>
          <xsl:when test="(self::tei:p or self::tei:ab) and position() eq last()">
            <xsl:apply-templates mode="m:print"/>
          </xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="m:print"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="if ($note/@xml:lang) then p:call('lang', p:language($note/@xml:lang), $content) else $content"/>
  </xsl:function>
</xsl:stylesheet>
